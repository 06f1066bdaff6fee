#!/bin/sh
# Mutation testing of one part in PARTS, every PARTS-th mutant: tests/mutants/sample.sh [PART/PARTS]; what is left stands in mutants.out/missed.txt.
cd "$(dirname "$0")/../.." || exit 2
REFERENCE_RUBRICS=${REFERENCE_RUBRICS:-8} PROPTEST_CASES=${PROPTEST_CASES:-16} PROPTEST_MAX_SHRINK_ITERS=0 \
    cargo mutants --baseline skip --timeout 300 --sharding round-robin --shard "${1:-0/60}" --no-times
for room in syntax/clause resolve check evaluate diff; do
    caught=$(cat mutants.out/caught.txt mutants.out/timeout.txt | grep -c "^src/$room")
    missed=$(grep -c "^src/$room" mutants.out/missed.txt)
    echo "$room: $caught of $((caught + missed)) caught"
done
