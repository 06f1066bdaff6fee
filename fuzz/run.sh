#!/usr/bin/env bash
# Fuzzes each target for MINUTES, one after the other, and shrinks what it finds.
#
#   fuzz/run.sh MINUTES [TARGET…]     targets: check eval clause diff format (default: all of them)
#   SEED=123 fuzz/run.sh MINUTES …    the run that said it had this seed
#
# Needs cargo-fuzz (0.13) and a nightly toolchain; a C++ compiler for libFuzzer. Exit status 1 if anything was found.
set -euo pipefail
cd "$(dirname "$0")/.."
minutes=${1:?用法：fuzz/run.sh 分钟 [目标…]}
shift
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  targets=(check eval clause diff format)
fi
seed=${SEED:-$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}

# What is longer than this, takes longer, or takes more memory is a finding.
longest=65536
seconds=10
megabytes=1024

echo "构建……"
nice -n 19 cargo +nightly fuzz build -s none
nice -n 19 cargo run --quiet --manifest-path fuzz/Cargo.toml --example seeds fuzz/corpus

binaries=fuzz/target/$(rustc -vV | sed -n 's/^host: //p')/release
found=0
for target in "${targets[@]}"; do
  artifacts=fuzz/artifacts/$target/
  mkdir -p "$artifacts" "fuzz/corpus/$target"
  before=$(find "$artifacts" -type f | sort)
  log=$(mktemp)
  limits=(-timeout=$seconds -rss_limit_mb=$megabytes -max_len=$longest)
  echo "== $target：${minutes}分钟，种子数$seed"
  status=0
  nice -n 19 "$binaries/$target" "fuzz/corpus/$target" "${limits[@]}" -seed="$seed" -max_total_time=$((minutes * 60)) \
    -dict=fuzz/corpus/words.dict -artifact_prefix="$artifacts" -print_final_stats=1 2> "$log" || status=$?
  grep -E '^stat::(number_of_executed_units|average_exec_per_sec|peak_rss_mb)' "$log" | sed 's/^stat::/  /' || true
  grep -aE 'cov:' "$log" | tail -n 1 | sed 's/^/  /' || true
  if [ "$status" -eq 0 ]; then
    echo "  没有发现"
    rm -f "$log"
    continue
  fi
  found=1
  grep -aE -m 1 -A 6 'panicked at|ERROR: libFuzzer' "$log" || tail -n 20 "$log"
  echo "  全部输出：$log"
  for input in $(comm -13 <(echo "$before") <(find "$artifacts" -type f | sort)); do
    small=$input.小
    # a hang takes its time on every try: it is left as it is
    case $input in
      */crash-*) nice -n 19 "$binaries/$target" "$input" -minimize_crash=1 -runs=20000 -max_total_time=60 \
        -exact_artifact_path="$small" "${limits[@]}" > /dev/null 2>&1 || true ;;
    esac
    if [ ! -s "$small" ]; then
      small=$input
    fi
    echo "  发现：$input（缩小后：$small）"
    echo "  重复：cargo run --manifest-path fuzz/Cargo.toml --example again $target $small"
  done
done
exit $found
