//! text → fmt: the laws of [`fuzz::format`].
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|data: &[u8]| fuzz::format::run(data));

fuzz_mutator!(|data: &mut [u8], size: usize, room: usize, seed: u32| {
    fuzz::mutate::mutate(data, size, room, seed).unwrap_or_else(|| fuzzer_mutate(data, size, room))
});
