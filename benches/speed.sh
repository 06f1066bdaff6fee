#!/usr/bin/env bash
# Measures rubricc against a program written by hand for one rubric, and against an empty program.
#
#   benches/speed.sh [FOLDER]     FOLDER takes about 4 GB of invented evidence (default: a temporary folder)
#
# Needs cargo, bash and coreutils. Prints ratios; every output of the two programs is compared byte for byte.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"
cores=$(nproc)

echo "构建……"
cargo build --release --quiet
for package in baseline units empty; do
  cargo build --release --quiet --manifest-path "benches/$package/Cargo.toml"
done
rubricc=${CARGO_TARGET_DIR:-target}/release/rubricc
baseline=benches/baseline/target/release/baseline
units=benches/units/target/release/units
empty=benches/empty/target/release/empty
rubric=rubrics/2017/县市区.rubric

# seconds of wall and of CPU (user and system) that a command takes, its output thrown away or kept
measure() {
  local output=$1
  shift
  TIMEFORMAT='%R %U %S'
  { time "$@" > "$output" 2> /dev/null; } 2>&1 | awk '{ printf "%.3f %.3f\n", $1, $2 + $3 }'
}

# the least of three runs, each number by itself
least() {
  for _ in 1 2 3; do measure "$@"; done |
    awk 'NR == 1 || $1 < wall { wall = $1 } NR == 1 || $2 < cpu { cpu = $2 } END { print wall, cpu }'
}

# peak memory of a command in MB, as the system counted it
peak() {
  "$@" > /dev/null 2>&1 &
  local process=$! most=0 now
  while now=$(awk '/VmHWM/ { print $2 }' "/proc/$process/status" 2> /dev/null) && [ -n "$now" ]; do
    [ "$now" -gt "$most" ] && most=$now
    sleep 0.01
  done
  wait "$process" || true
  echo $((most / 1024))
}

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

"$rubricc" form "$rubric" > "$folder/form.json"
for count in 10000 1000000; do
  file=$folder/$count.jsonl
  [ -s "$file" ] || "$units" "$folder/form.json" $count > "$file"
  cat "$file" > /dev/null
  read -r base_wall base_cpu <<< "$(least "$folder/baseline.csv" "$baseline" "$file")"
  read -r one_wall one_cpu <<< "$(least "$folder/one.csv" "$rubricc" eval --format csv --threads 1 "$rubric" "$file")"
  read -r all_wall all_cpu <<< "$(least "$folder/all.csv" "$rubricc" eval --format csv "$rubric" "$file")"
  cmp "$folder/baseline.csv" "$folder/one.csv"
  cmp "$folder/baseline.csv" "$folder/all.csv"
  echo
  echo "$count 个单位，$(wc -c < "$file" | awk '{ printf "%.0f", $1 / 1048576 }') MB，三种输出逐字节相同"
  echo "  手写程序      ${base_wall}秒，处理器 ${base_cpu}秒，内存 $(peak "$baseline" "$file") MB"
  echo "  rubricc 1线程  ${one_wall}秒，处理器 ${one_cpu}秒，内存 $(peak "$rubricc" eval --format csv --threads 1 "$rubric" "$file") MB"
  echo "  rubricc ${cores}线程  ${all_wall}秒，处理器 ${all_cpu}秒，内存 $(peak "$rubricc" eval --format csv "$rubric" "$file") MB"
  echo "  处理器之比（1线程）$(ratio "$one_cpu" "$base_cpu")，用时之比（${cores}线程）$(ratio "$all_wall" "$base_wall")"
done

echo
# a hundred processes each: one is too short to time
many() { for _ in $(seq 100); do "$@" > /dev/null; done; }
read -r _ empty_cpu <<< "$(least /dev/null many "$empty" "$rubric")"
for table in 县市区 市直单位; do
  read -r _ check_cpu <<< "$(least /dev/null many "$rubricc" check --quiet "rubrics/2017/$table.rubric")"
  echo "check ${table}：一次 $(ratio "$check_cpu" 0.1) 毫秒，空程序 $(ratio "$empty_cpu" 0.1) 毫秒，之比 $(ratio "$check_cpu" "$empty_cpu")"
done
for items in 1000 10000 100000; do
  "$units" --rubric $items > "$folder/$items.rubric"
  read -r _ cpu <<< "$(least /dev/null "$rubricc" check --quiet "$folder/$items.rubric")"
  echo "check ${items}项：处理器 ${cpu}秒，每项 $(awk -v c="$cpu" -v n=$items 'BEGIN { printf "%.1f", c / n * 1000000 }') 微秒"
done
