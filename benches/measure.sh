# How speed.sh measures: sourced by it. A way is a command in the array `command` that writes to the file `output`.

say() { echo "$*" >&2; }

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { if (b + 0 > 0) printf "%.2f", a / b; else printf "—" }'; }

seconds() { awk -v s="$1" 'BEGIN { printf((s < 0.0995 ? "%.4f" : s < 9.95 ? "%.2f" : "%.1f"), s) }'; }

# once, under GNU time: leaves seconds of wall and CPU and peak memory in MB in `first_wall`, `first_cpu`, `peak`
first_run() {
  local figures status=0
  if [ -n "$gnu_time" ]; then
    "$gnu_time" -q -f '%e %U %S %M' -o "$folder/figures" "${command[@]}" > "$output" 2> "$folder/complaints" || status=$?
    read -r first_wall user system peak < "$folder/figures"
    first_cpu=$(awk -v u="$user" -v s="$system" 'BEGIN { print u + s }')
    peak=$(awk -v k="$peak" 'BEGIN { printf "%.0f", k / 1024 }')
  else
    figures=$(batch 1)
    read -r first_wall first_cpu <<< "$figures"
    peak=—
  fi
  return $status
}

# `batch N`: seconds of wall and of CPU (user and system) of one run, out of N in a row
batch() {
  local TIMEFORMAT='%R %U %S' n
  { time for ((n = 0; n < $1; n++)); do "${command[@]}" > "$output" 2> /dev/null; done; } 2>&1 |
    awk -v n="$1" '{ printf "%.6f %.6f\n", $1 / n, ($2 + $3) / n }'
}

# how many runs in a row are long enough to time, after one of `first_wall` seconds
repeats() { awk -v s="$first_wall" 'BEGIN { n = int(0.5 / (s + 0.001)) + 1; print (n > 100 ? 100 : n) }'; }

# `lesser A B`: the smaller number
lesser() { awk -v a="$1" -v b="$2" 'BEGIN { print ((a == "" || b + 0 < a + 0) ? b : a) }'; }

# the least of three batches of N, each number by itself
least_of_three() {
  local wall='' cpu='' one_wall one_cpu
  for _ in 1 2 3; do
    read -r one_wall one_cpu <<< "$(batch "$1")"
    wall=$(lesser "$wall" "$one_wall")
    cpu=$(lesser "$cpu" "$one_cpu")
  done
  echo "$wall $cpu"
}

# lines that are neither blank nor a comment
lines() { cat "$@" | grep -cvE '^\s*(#|//|--|$)'; }

machine() {
  local model memory system
  model=$(awk -F': ' '/^model name/ { print $2; exit }' /proc/cpuinfo)
  memory=$(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)
  system=$(. /etc/os-release && echo "$PRETTY_NAME")
  echo "- 机器：${model:-$(uname -m)}，$(nproc)核，内存${memory} GB，${system}，Linux $(uname -r | cut -d- -f1)"
}
