#!/usr/bin/env python3
"""Runs every mutant that cargo-mutants lists, all of them compiled into one program: a day's work done in an hour.

    tests/mutants/all.py build  FOLDER            copies the tree to FOLDER, puts every mutant into it, compiles
    tests/mutants/all.py trace  FOLDER            runs every test once, to see which functions it reaches
    tests/mutants/all.py run    FOLDER [N/OF]     runs the mutants (one part in OF), writes FOLDER/results-N.jsonl; goes on where it stopped
    tests/mutants/all.py report FOLDER            counts by room; the mutants that live stand in FOLDER/missed.txt, but for those that
                                                  tests/mutants/explained.txt says change no answer

A function becomes a match over the mutant that is on: `match mutants::on(7) { 41 => changed, 42 => changed otherwise, _ => as it was }`.
Mutants that do not compile are taken out until the rest does. Needs cargo-mutants and Python 3.11; docs/可靠性.md says what came of it.
"""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROOMS = ["syntax", "resolve", "check", "evaluate", "diff"]
# they read the source text, or kill hundreds of processes
LEFT_OUT = ("house::", "cli::crash")
# small code runs the tests several times as fast, and compiles soon enough
BUILD = {"CARGO_INCREMENTAL": "0", "CARGO_PROFILE_DEV_OPT_LEVEL": "1", "CARGO_PROFILE_DEV_DEBUG": "0"}
TESTS = {
    "INSTA_UPDATE": "no",
    "RUSTC_BOOTSTRAP": "1",  # for --fail-fast
    "RUST_BACKTRACE": "0",
    "RUST_MIN_STACK": "67108864",
    "REFERENCE_RUBRICS": "8",
    "PROPTEST_CASES": "16",
    "PROPTEST_RNG_SEED": "7",
    "PROPTEST_MAX_SHRINK_ITERS": "0",
}
SWITCH = """
use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

static ACTIVE: OnceLock<(u32, Option<String>)> = OnceLock::new();
static REACHED: [AtomicBool; 9000] = [const { AtomicBool::new(false) }; 9000];

#[inline(never)]
pub fn on(function: usize) -> u32 {
    let number = || std::env::var("MUTANT").ok().and_then(|n| n.parse().ok()).unwrap_or(0);
    let (active, trace) = ACTIVE.get_or_init(|| (number(), std::env::var("MUTANT_TRACE").ok()));
    if let Some(path) = trace {
        if !REACHED[function].swap(true, Ordering::Relaxed) {
            if let Ok(mut file) = std::fs::OpenOptions::new().create(true).append(true).open(path) {
                let _ = file.write_all(format!("{function}\\n").as_bytes());
            }
        }
    }
    *active
}
"""


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def write_json(path, value):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False)


def room(mutant):
    return mutant["file"].split("/")[1].split(".")[0]


# ---- build


def body_of(text, start, end):
    """Offset of the brace that opens the body of the function at `start`."""
    at, depth = start, 0
    while at < end:
        c = text[at]
        if text.startswith("//", at):
            at = text.index("\n", at)
            continue
        if c == '"':
            at += 1
            while text[at] != '"':
                at += 2 if text[at] == "\\" else 1
        elif c == "'" and text[at + 1] == "\\":
            at = text.index("'", at + 3)
        elif c == "'" and text[at + 2] == "'":
            at += 2
        elif c in "([":
            depth += 1
        elif c in ")]":
            depth -= 1
        elif c == "{" and depth == 0:
            return at
        at += 1
    return None


class Switched:
    """The tree with every mutant in it."""

    def __init__(self, folder):
        self.copy = os.path.join(folder, "tree")
        listed = subprocess.run(
            ["cargo", "mutants", "--list", "--json"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        self.mutants = json.loads(listed)
        for number, mutant in enumerate(self.mutants, 1):
            mutant["id"] = number
        self.by_file = {}
        for mutant in self.mutants:
            self.by_file.setdefault(mutant["file"], []).append(mutant)
        self.unviable = set()
        self.functions = {}
        self.skipped = []
        self.texts = {}

    def write(self):
        """Writes every changed file; where functions hold others, the outermost is switched."""
        self.functions, self.skipped = {}, []
        for name, mutants in self.by_file.items():
            with open(os.path.join(ROOT, name), encoding="utf-8") as file:
                text = file.read()
            starts = [0]
            for line in text.split("\n"):
                starts.append(starts[-1] + len(line) + 1)

            def offset(place):
                return starts[place["line"] - 1] + place["column"] - 1

            def span(value):
                return offset(value["span"]["start"]), offset(value["span"]["end"])

            outer = []
            for found in sorted({span(m["function"]) for m in mutants if m.get("function")}):
                if not outer or found[1] > outer[-1][1]:
                    outer.append(found)
            self.skipped += [m["id"] for m in mutants if not m.get("function")]
            out = text
            for start, end in reversed(outer):
                mine = [m for m in mutants if m.get("function") and start <= span(m["function"])[0] < end]
                body = body_of(text, start, end)
                head = text[start:body]
                # no switch can stand there, or its arms would be of different types
                if re.search(r"\bconst fn\b", head) or "-> impl" in head:
                    self.skipped += [m["id"] for m in mine]
                    continue
                number = len(self.functions) + 1
                self.functions[number] = [m["id"] for m in mine]
                arms = ""
                for m in mine:
                    if m["id"] in self.unviable:
                        continue
                    begin, stop = span(m)
                    if begin < body:
                        self.skipped.append(m["id"])
                        continue
                    changed = text[body:begin] + m["replacement"] + " " + text[stop:end]
                    arms += f"{m['id']} => /*M{m['id']}*/ {changed} /*E{m['id']}*/\n"
                out = out[:body] + f"{{ match crate::mutants::on({number}) {{\n{arms}_ => {text[body:end]}}}}}" + out[end:]
            path = os.path.join(self.copy, name)
            self.texts[name] = out.split("\n")
            with open(path, encoding="utf-8") as file:
                if file.read() == out:
                    continue
            with open(path, "w", encoding="utf-8") as file:
                file.write(out)

    def mutant_at(self, name, line, column):
        """The mutant whose code stands at a place of a written file: the last mark before it."""
        lines = self.texts.get(name)
        if lines is None:
            return None
        before = lines[line - 1][: column - 1]
        for at in range(line - 1, -1, -1):
            marks = list(re.finditer(r"/\*([ME])(\d+)\*/", before))
            if marks:
                return int(marks[-1][2]) if marks[-1][1] == "M" else None
            before = lines[at - 1]
        return None

    def blamed(self, message):
        """The mutants that an error of the compiler is about."""
        spans = [s for s in message["spans"] if s["is_primary"]] or message["spans"]
        places = [(s["file_name"], s["line_start"], s["column_start"]) for s in spans]
        shown = re.findall(r"--> (src/\S+?):(\d+):(\d+)", message["rendered"])[:1]
        places += [(name, int(line), int(column)) for name, line, column in shown]
        return {self.mutant_at(*place) for place in places} - {None}

    def compile(self):
        """Takes out what does not compile until the rest does: types first, then what only code generation finds."""
        for verb in ["check", "build"]:
            while True:
                self.write()
                run = subprocess.run(
                    ["cargo", verb, "--lib", "--message-format=json"],
                    cwd=self.copy, env=dict(os.environ, **BUILD), capture_output=True, text=True,
                )
                if run.returncode == 0:
                    break
                messages = [json.loads(line) for line in run.stdout.split("\n") if line.startswith("{")]
                errors = [m["message"] for m in messages if m.get("reason") == "compiler-message"]
                bad = set().union(*(self.blamed(e) for e in errors if e["level"] == "error"))
                print(f"{verb}: {len(bad)} do not compile", flush=True)
                if not bad:
                    sys.exit(run.stderr[-3000:])
                self.unviable |= bad


def build(folder):
    copy = os.path.join(folder, "tree")
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, tracked.split("\0")):
        os.makedirs(os.path.dirname(os.path.join(copy, name)), exist_ok=True)
        shutil.copyfile(os.path.join(ROOT, name), os.path.join(copy, name))
    with open(os.path.join(copy, "src/mutants.rs"), "w", encoding="utf-8") as file:
        file.write(SWITCH)
    library = os.path.join(copy, "src/lib.rs")
    with open(library, encoding="utf-8") as file:
        text = file.read()
    with open(library, "w", encoding="utf-8") as file:
        file.write(text.replace("pub mod model;", "#[doc(hidden)]\npub mod mutants;\npub mod model;", 1))
    tree = Switched(folder)
    print(len(tree.mutants), "listed", flush=True)
    tree.compile()
    made = subprocess.run(
        ["cargo", "test", "--test", "it", "--no-run"],
        cwd=copy, env=dict(os.environ, **BUILD), capture_output=True, text=True,
    )
    if made.returncode:
        sys.exit(made.stderr[-3000:])
    program = os.path.join(copy, re.search(r"Executable .*\((.*)\)", made.stderr)[1])
    write_json(
        os.path.join(folder, "built.json"),
        {
            "program": os.path.abspath(program),
            "mutants": tree.mutants,
            "functions": tree.functions,
            "out": sorted(tree.unviable | set(tree.skipped)),
        },
    )
    print(len(tree.unviable), "do not compile,", len(tree.skipped), "cannot be switched")


# ---- trace and run


def start(program, names, folder, **env):
    return subprocess.Popen(
        ["bash", "-c", 'ulimit -s unlimited; ulimit -v 8000000; exec "$@"', "-", program, "--exact", *names,
         "--test-threads=1", "-Z", "unstable-options", "--fail-fast"],
        cwd=os.path.join(folder, "tree"), env=dict(os.environ, **TESTS, **env), text=True, process_group=0,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )


def trace(folder):
    program = read_json(os.path.join(folder, "built.json"))["program"]
    listed = subprocess.run([program, "--list"], capture_output=True, text=True, check=True).stdout
    tests = {}
    for name in (line[:-6] for line in listed.split("\n") if line.endswith(": test")):
        if name.startswith(LEFT_OUT):
            continue
        path = os.path.abspath(os.path.join(folder, "reached"))
        if os.path.exists(path):
            os.remove(path)
        began = time.time()
        process = start(program, [name], folder, MUTANT_TRACE=path)
        process.communicate()
        if process.returncode:
            print(name, "fails without a mutant and is left out", flush=True)
            continue
        reached = []
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                reached = sorted({int(line) for line in file})
        tests[name] = {"seconds": time.time() - began, "functions": reached}
    write_json(os.path.join(folder, "traced.json"), tests)
    print(len(tests), "tests,", round(sum(test["seconds"] for test in tests.values())), "seconds")


def killer(program, folder, names, mutant, limit):
    """The first of the tests that fails; none if all pass."""
    process = start(program, names, folder, MUTANT=str(mutant))
    try:
        out, _ = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return "timeout"
    if process.returncode == 0:
        return None
    failed = [line.split()[1] for line in out.split("\n") if line.startswith("test ") and not line.rstrip().endswith(" ok")]
    return (failed or ["abort"])[0]


def drawn(folder):
    """The mutants to run: those that compile, but for the kinds of .cargo/mutants.toml that change no answer."""
    built = read_json(os.path.join(folder, "built.json"))
    with open(os.path.join(ROOT, ".cargo/mutants.toml"), "rb") as file:
        explained = [re.compile(kind) for kind in tomllib.load(file)["exclude_re"]]
    out = set(built["out"])
    return built, [
        m for m in built["mutants"] if m["id"] not in out and not any(kind.search(m["name"]) for kind in explained)
    ]


def run(folder, part="0/1"):
    number, of = (int(figure) for figure in part.split("/"))
    built, mutants = drawn(folder)
    tests = read_json(os.path.join(folder, "traced.json"))
    function_of = {m: int(f) for f, ids in built["functions"].items() for m in ids}
    reach = {}
    for name, test in tests.items():
        for function in test["functions"]:
            reach.setdefault(function, []).append(name)
    random.Random(1).shuffle(mutants)
    path = os.path.join(folder, f"results-{number}.jsonl")
    done = set()
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            done = {json.loads(line)["name"] for line in file}
    kills = {}
    with open(path, "a", encoding="utf-8") as log:
        for m in mutants[number::of]:
            if m["name"] in done:
                continue
            places = [m["file"], room(m), ""]

            def promise(name):
                found = sum(weight * kills.get((place, name), 0) for weight, place in zip((3, 1, 0.1), places))
                return (tests[name]["seconds"] + 0.01) / (found + 0.3)

            names = sorted(reach.get(function_of[m["id"]], []), key=promise)
            by = None
            for group in (names[:4], names[4:20], names[20:80], names[80:]):
                limit = 8 + 12 * sum(tests[name]["seconds"] for name in group)
                by = by or (killer(built["program"], folder, group, m["id"], limit) if group else None)
            if by:
                for place in places:
                    kills[place, by] = kills.get((place, by), 0) + 1
            log.write(json.dumps({"name": m["name"], "by": by}, ensure_ascii=False) + "\n")
            log.flush()


def report(folder):
    _, mutants = drawn(folder)
    results = {}
    for name in os.listdir(folder):
        if name.startswith("results-"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                results.update((r["name"], r["by"]) for r in map(json.loads, file))
    with open(os.path.join(ROOT, "tests/mutants/explained.txt"), encoding="utf-8") as file:
        explained = {line.rsplit(" | ", 1)[0] for line in file if line.startswith("src/")}
    missed = []
    for of in ROOMS:
        run_there = [m["name"] for m in mutants if room(m) == of and m["name"] in results]
        live = [name for name in run_there if not results[name]]
        # without line and column
        open_ones = [name for name in live if re.sub(r":\d+:\d+:", ":", name, count=1) not in explained]
        missed += open_ones
        caught = len(run_there) - len(live)
        print(f"{of}: {caught} of {len(run_there)} caught, {len(live) - len(open_ones)} explained, {len(open_ones)} missed")
    print(f"{len(mutants) - len(results)} not run yet")
    with open(os.path.join(folder, "missed.txt"), "w", encoding="utf-8") as file:
        file.writelines(name + "\n" for name in missed)


if __name__ == "__main__":
    phases = {"build": build, "trace": trace, "run": run, "report": report}
    if len(sys.argv) < 3 or sys.argv[1] not in phases:
        sys.exit(__doc__)
    phases[sys.argv[1]](*sys.argv[2:])
