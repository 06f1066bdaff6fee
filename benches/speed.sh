#!/usr/bin/env bash
# Measures rubricc against a program written by hand for one rubric and against the ordinary ways to score it: Python, SQL, a spreadsheet.
# Then `check` against an empty program.
#
#   benches/speed.sh [FOLDER [UNITS…]] > 表.md
#
# FOLDER takes about 4 GB of invented evidence (default: a temporary folder, removed again). UNITS are how many units to score (100,
# 10000 and 1000000); the spreadsheet is left out above SHEET of them (10000), since a workbook of a million takes hours and all memory.
# Needs cargo, bash and coreutils; takes what it finds of GNU time (memory), python3, its package duckdb, and LibreOffice.
# Progress goes to the terminal, the tables to the standard output, as Markdown. Every score of every way is compared.
set -euo pipefail
cd "$(dirname "$0")/.."
. benches/measure.sh

folder=${1:-}
if [ -z "$folder" ]; then
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
fi
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
counts=("${@:2}")
[ ${#counts[@]} -gt 0 ] || counts=(100 10000 1000000)
cores=$(nproc)
gnu_time=$(type -P time || true)
[ -n "$gnu_time" ] || say "没有 GNU time：内存不量"
load=$(cut -d' ' -f1 /proc/loadavg)

say "构建……"
cargo build --release --locked --quiet
for package in baseline units empty; do
  cargo build --release --locked --quiet --manifest-path "benches/$package/Cargo.toml"
done
rubricc=${CARGO_TARGET_DIR:-target}/release/rubricc
built() { echo "${CARGO_TARGET_DIR:-benches/$1/target}/release/$1"; }
baseline=$(built baseline)
units=$(built units)
empty=$(built empty)
rubric=rubrics/2017/县市区.rubric

declare -A names=(
  [baseline]='手写的 Rust 程序（serde，1线程）' [one]='rubricc，1线程' [all]='rubricc，平常'
  [python]='Python（json）' [sql]='SQL（DuckDB）' [sheet]='电子表格（LibreOffice）'
)
ways=(baseline one all)
if type -P python3 > /dev/null; then
  ways+=(python)
  if python3 -c 'import duckdb' 2> /dev/null; then ways+=(sql); else say "没有 Python 的 duckdb：SQL 不量"; fi
  if type -P soffice > /dev/null; then ways+=(sheet); else say "没有 LibreOffice：电子表格不量"; fi
else
  say "没有 python3：Python、SQL、电子表格都不量"
fi

# formulas are computed, whatever the workbook says they came to
mkdir -p "$folder/profile/user"
cat > "$folder/profile/user/registrymodifications.xcu" << 'XML'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
XML

# 1000000 → 1,000,000
grouped() { sed -E ':a; s/([0-9])([0-9]{3})(,|$)/\1,\2\3/; ta' <<< "$1"; }

# `prepare WAY NAME`: the command that scores $folder/NAME.jsonl, where its standard output goes, and where its scores are
prepare() {
  local evidence=$folder/$2.jsonl
  output=$folder/$1.csv
  scores=$output
  case $1 in
    baseline) command=("$baseline" "$evidence") ;;
    one) command=("$rubricc" eval --format csv --threads 1 "$rubric" "$evidence") ;;
    all) command=("$rubricc" eval --format csv "$rubric" "$evidence") ;;
    python) command=(python3 benches/ways/county.py "$evidence") ;;
    sql)
      output=/dev/null
      command=(python3 benches/ways/sql.py benches/ways/county.sql "$evidence" "$scores")
      ;;
    sheet)
      # what the office has at the start is the workbook: making it is not measured
      [ -s "$folder/$2.xlsx" ] || python3 benches/ways/sheet.py "$evidence" "$folder/$2.xlsx"
      output=/dev/null
      scores=$folder/sheet/$2.csv
      command=(soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,0' --outdir "$folder/sheet" "$folder/$2.xlsx")
      ;;
  esac
}

# whether the scores of a way are those of rubricc
verdict() {
  if cmp -s "$folder/expected.csv" "$scores"; then
    echo 逐字节相同
  elif type -P python3 > /dev/null; then
    python3 benches/ways/differences.py "$folder/expected.csv" "$scores" 2> /dev/null || echo 不能比较
  else
    echo 不同
  fi
}

# a row of the table; the ratios are to rubricc as it ordinarily runs
row() {
  local key="$count $1" all="$count all"
  if [ -n "${skipped[$key]:-}" ]; then
    echo "| ${names[$1]} | — | — | — | — | — | — | — | ${skipped[$key]} |"
    return
  fi
  local each
  each=$(awk -v n="$count" -v s="${wall[$key]}" 'BEGIN { printf "%.0f", n / s }')
  echo "| ${names[$1]} | $(seconds "${wall[$key]}") | $(seconds "${cpu[$key]}") | ${memory[$key]} | $(grouped "$each")" \
    "| $(ratio "${wall[$key]}" "${wall[$all]}") | $(ratio "${cpu[$key]}" "${cpu[$all]}")" \
    "| $(ratio "${memory[$key]}" "${memory[$all]}") | ${same[$key]} |"
}

# total and grades of the last unit; a workbook has no column for the upper end
last_result() {
  awk -F, 'END {
    gsub(/"/, "")
    if (NF == 10) printf "%s%s分，%s", $8, $9 == "" ? "" : "—" $9, $10
    else printf "%s分，%s", $(NF - 1), $NF
  }' "$scores"
}

declare -A wall cpu memory same skipped rounds times
tables=$folder/tables.md
: > "$tables"
[ -s "$folder/form.json" ] || "$rubricc" form "$rubric" > "$folder/form.json"
for count in "${counts[@]}"; do
  file=$folder/$count.jsonl
  if [ ! -s "$file" ]; then
    say "编造$(grouped "$count")个单位的佐证……"
    "$units" "$folder/form.json" "$count" > "$file"
  fi
  cat "$file" > /dev/null
  prepare one "$count"
  "${command[@]}" > "$folder/expected.csv"
  for way in "${ways[@]}"; do
    key="$count $way"
    if [ "$way" = sheet ] && [ "$count" -gt "${SHEET:-10000}" ]; then
      skipped[$key]='没有量：见「没有说的」'
      continue
    fi
    prepare "$way" "$count"
    # starting an office for the first time sets up its profile
    [ "$way" != sheet ] || "${command[@]}" > /dev/null 2>&1 || true
    if ! first_run; then
      say "$(grouped "$count")个单位，${names[$way]}：没有运行成：$(tail -n 1 "$folder/complaints")"
      skipped[$key]=没有运行成
      continue
    fi
    memory[$key]=$peak
    same[$key]=$(verdict)
    [ "$way" != all ] || same[$key]+=（与1线程）
    [ "$way" != one ] || same[$key]=—
    times[$key]=$(repeats)
    # what takes long is run once
    if awk -v s="$first_wall" 'BEGIN { exit s > 20 ? 0 : 1 }'; then
      wall[$key]=$first_wall
      cpu[$key]=$first_cpu
      rounds[$key]=0
    else
      rounds[$key]=3
    fi
    say "$(grouped "$count")个单位，${names[$way]}：${first_wall}秒，处理器${first_cpu}秒，内存${peak} MB，得分${same[$key]}"
  done
  # in turn, so that whatever disturbs the machine disturbs all
  for round in 1 2 3; do
    say "$(grouped "$count")个单位，第${round}轮……"
    for way in "${ways[@]}"; do
      key="$count $way"
      [ "${rounds[$key]:-0}" -ge "$round" ] || continue
      prepare "$way" "$count"
      read -r one_wall one_cpu <<< "$(batch "${times[$key]}")"
      wall[$key]=$(lesser "${wall[$key]:-}" "$one_wall")
      cpu[$key]=$(lesser "${cpu[$key]:-}" "$one_cpu")
    done
  done
  {
    echo
    echo "### $(grouped "$count")个单位，$(wc -c < "$file" | awk '{ printf($1 < 1e7 ? "%.1f" : "%.0f", $1 / 1048576) }') MB"
    echo
    echo "| 方式 | 用时（秒） | 处理器（秒） | 内存（MB） | 每秒单位数 | 用时倍数 | 处理器倍数 | 内存倍数 | 得分与 rubricc 相比 |"
    echo "|---|--:|--:|--:|--:|--:|--:|--:|---|"
    for way in "${ways[@]}"; do row "$way"; done
    echo
    echo "rubricc 1线程的处理器时间是手写程序的 $(ratio "${cpu[$count one]}" "${cpu[$count baseline]}") 倍；" \
      "平常的用时是1线程的 $(ratio "${wall[$count all]}" "${wall[$count one]}") 倍，是手写程序的" \
      "$(ratio "${wall[$count all]}" "${wall[$count baseline]}") 倍。"
  } >> "$tables"
done

# the same unit twice, the second time with one fact left open
"$units" "$folder/form.json" 1 > "$folder/unknown.jsonl"
sed 's/"单位":"[^"]*"/"单位":"有一项未填"/; s/"信息报送":[0-9][0-9]*/"信息报送":null/' "$folder/unknown.jsonl" > "$folder/open.jsonl"
cat "$folder/open.jsonl" >> "$folder/unknown.jsonl"
rm -f "$folder/unknown.xlsx"
many=10000
[ -s "$folder/$many.jsonl" ] || "$units" "$folder/form.json" $many > "$folder/$many.jsonl"
sed '0~10 s/"信息报送":[0-9][0-9]*/"信息报送":null/' "$folder/$many.jsonl" > "$folder/tenth.jsonl"
say "rubricc 的别的做法……"
{
  echo
  echo "### rubricc 的别的做法"
  echo
  echo "| $(grouped $many)个单位，1线程 | 处理器（秒） | 倍数 |"
  echo "|---|--:|--:|"
  other() {
    local name=$1
    command=("$rubricc" eval --threads 1 "${@:2}")
    output=/dev/null
    first_run || true
    read -r _ this_cpu <<< "$(least_of_three "$(repeats)")"
    plain_cpu=${plain_cpu:-$this_cpu}
    echo "| $name | $(seconds "$this_cpu") | $(ratio "$this_cpu" "$plain_cpu") |"
  }
  plain_cpu=
  other 'CSV，全部已知（上面量的）' --format csv "$rubric" "$folder/$many.jsonl"
  other 'CSV，每十个单位有一个未填一项' --format csv "$rubric" "$folder/tenth.jsonl"
  other 'JSONL，带来历与指纹' --format jsonl "$rubric" "$folder/$many.jsonl"
  other 'JSONL，每一条都列出依据（`--explain`）' --format jsonl --explain "$rubric" "$folder/$many.jsonl"
  echo
  echo "### 有一个事实未填"
  echo
  echo "| 方式 | 结果 |"
  echo "|---|---|"
  for way in "${ways[@]}"; do
    [ "$way" != all ] || continue
    prepare "$way" unknown
    if "${command[@]}" > "$output" 2> "$folder/complaints" && [ -s "$scores" ]; then
      echo "| ${names[$way]} | $(last_result) |"
    else
      echo "| ${names[$way]} | 停下报错，一个结果也没有 |"
    fi
  done
} >> "$tables"

{
  echo
  echo "### 为一张表手写了多少"
  echo
  echo "| 方式 | 行数（空行与注释不计） |"
  echo "|---|--:|"
  echo "| rubricc 的细则文件（其中条款$(grep -cE '(扣|加)[0-9.]+分[，。；]?$' "$rubric")行，都是原文） | $(lines "$rubric") |"
  echo "| 手写的 Rust 程序 | $(lines benches/baseline/src/*.rs) |"
  echo "| Python | $(lines benches/ways/county.py) |"
  echo "| SQL | $(lines benches/ways/county.sql) |"
  echo "| 电子表格的公式（每个单位一行，每行这么多格） | $(grep -cE '^ +\("|^(ADJUSTMENT|BAND)|add\("总分"' benches/ways/sheet.py) |"
} >> "$tables"

say "check……"
{
  echo
  echo "### 检查细则"
  echo
  echo "| 细则 | 处理器 | 与空程序之比 |"
  echo "|---|--:|--:|"
  output=/dev/null
  command=("$empty" "$rubric")
  read -r _ empty_cpu <<< "$(least_of_three 100)"
  echo "| （空程序：只解析命令行） | $(ratio "$empty_cpu" 0.001) 毫秒 | 1 |"
  for table in 县市区 市直单位; do
    command=("$rubricc" check --quiet "rubrics/2017/$table.rubric")
    read -r _ check_cpu <<< "$(least_of_three 100)"
    echo "| 2017年$table | $(ratio "$check_cpu" 0.001) 毫秒 | $(ratio "$check_cpu" "$empty_cpu") |"
  done
  for items in ${ITEMS:-1000 10000 100000}; do
    "$units" --rubric $items > "$folder/$items.rubric"
    command=("$rubricc" check --quiet "$folder/$items.rubric")
    first_run || true
    read -r _ check_cpu <<< "$(least_of_three "$(repeats)")"
    echo "| 编造的${items}项 | $(ratio "$check_cpu" 0.001) 毫秒，每项 $(awk -v c="$check_cpu" -v n=$items 'BEGIN { printf "%.1f", c / n * 1e6 }') 微秒，内存 ${peak} MB |" \
      "$(ratio "$check_cpu" "$empty_cpu") |"
  done
} >> "$tables"

machine
echo "- 程序：rubricc $(git describe --always --dirty 2> /dev/null || echo 0.1.0)，$(rustc --version | cut -d' ' -f1-2)$(
  for way in "${ways[@]}"; do
    case $way in
      python) printf '，%s' "$(python3 --version)" ;;
      sql) printf '，DuckDB %s' "$(python3 -c 'import duckdb; print(duckdb.__version__)')" ;;
      sheet) printf '，%s' "$(soffice --version | cut -d' ' -f1-2)" ;;
    esac
  done
)"
echo "- 开始时的负荷：$load"
cat "$tables"
