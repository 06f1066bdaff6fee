//! A long text in chunks of whole lines, worked on by several threads, taken up again in order.
//!
//! Memory is bounded by the chunks under way, however long the text is.

use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, MutexGuard};
use std::thread;

use super::Stop;

/// Bytes a chunk has at least, unless the text ends.
const CHUNK: usize = 1 << 20;
/// The same on one thread, where a chunk costs nothing by itself: what was read is still near at hand when it is worked on.
/// Several wake one another for every chunk, which costs more than that saves.
const SMALL: usize = 1 << 18;

/// Whole lines of a text.
pub struct Chunk {
    /// The lines stand at its start; what follows them is of no account, and not cleared from chunk to chunk.
    memory: Vec<u8>,
    end: usize,
    /// Lines of the text before it.
    pub lines_before: usize,
    /// Whether it is all of the text.
    pub is_whole: bool,
}

impl Chunk {
    /// A whole text.
    pub fn whole(bytes: Vec<u8>) -> Self {
        Self {
            end: bytes.len(),
            memory: bytes,
            lines_before: 0,
            is_whole: true,
        }
    }

    /// Its lines; the last may lack its end only at the end of the text.
    pub fn bytes(&self) -> &[u8] {
        &self.memory[..self.end]
    }
}

/// Cuts what `input` gives into chunks.
pub struct Chunks<R> {
    input: R,
    rest: Vec<u8>,
    line: usize,
    ended: bool,
    size: usize,
}

impl<R: Read> Chunks<R> {
    /// Chunks of `head` and then of `input`.
    pub fn new(head: Vec<u8>, input: R) -> Self {
        Self {
            input,
            rest: head,
            line: 0,
            ended: false,
            size: CHUNK,
        }
    }

    /// The same in smaller chunks.
    pub fn small(self) -> Self {
        Self { size: SMALL, ..self }
    }

    /// The next chunk, in `memory`.
    fn next(&mut self, mut memory: Vec<u8>) -> io::Result<Option<Chunk>> {
        let mut filled = self.rest.len();
        let mut room = filled + self.size;
        memory.resize(memory.len().max(room), 0);
        memory[..filled].copy_from_slice(&self.rest);
        self.rest.clear();
        let mut searched = 0;
        let end = loop {
            if filled >= self.size
                && let Some(end) = memchr::memrchr(b'\n', &memory[searched..filled])
            {
                break searched + end + 1;
            }
            if self.ended {
                break filled;
            }
            if filled == room {
                room *= 2;
                memory.resize(memory.len().max(room), 0);
            }
            // the first look is at everything
            searched = if filled < self.size { 0 } else { filled };
            filled += self.fill(&mut memory[filled..room])?;
        };
        self.rest.extend_from_slice(&memory[end..filled]);
        if end == 0 {
            return Ok(None);
        }
        let lines_before = self.line;
        self.line += memchr::memchr_iter(b'\n', &memory[..end]).count();
        Ok(Some(Chunk {
            memory,
            end,
            lines_before,
            is_whole: lines_before == 0 && self.ended && self.rest.is_empty(),
        }))
    }

    /// Reads until `room` is full or the text ends; returns how much.
    fn fill(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < room.len() {
            match self.input.read(&mut room[filled..]) {
                Ok(0) => {
                    self.ended = true;
                    break;
                }
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(filled)
    }
}

/// As many threads as there are processors.
pub fn all_threads() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// Gives every chunk to `work`, on `threads` threads, and every result with its chunk to `take`, in the order of the text.
pub fn run<T: Send>(
    mut chunks: Chunks<impl Read + Send>,
    threads: NonZeroUsize,
    work: impl Fn(&Chunk) -> T + Sync,
    mut take: impl FnMut(T, &Chunk) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let failed = |error: io::Error| Stop::Failed(format!("佐证读到一半读不下去：{}", super::files::reason(&error)));
    // the memory of chunks that are done with; that of an overlong line is given back
    let used = Mutex::new(Vec::new());
    let spare = || {
        used.lock()
            .ok()
            .and_then(|mut used: MutexGuard<'_, Vec<_>>| used.pop())
            .unwrap_or_default()
    };
    let reuse = |chunk: Chunk| {
        if let (true, Ok(mut used)) = (chunk.memory.len() <= 4 * CHUNK, used.lock()) {
            used.push(chunk.memory);
        }
    };
    if threads.get() == 1 {
        while let Some(chunk) = chunks.next(spare()).map_err(failed)? {
            take(work(&chunk), &chunk)?;
            reuse(chunk);
        }
        return Ok(());
    }
    // each thread reads what it works on, one after the other, so that the bytes are at hand
    let (order, results) = sync_channel::<Receiver<(T, Chunk)>>(threads.get() * 2);
    let input = Mutex::new(Some(chunks));
    let read = |order: SyncSender<Receiver<(T, Chunk)>>| -> io::Result<()> {
        while let Some((chunk, done)) = next_task(&input, &spare, &order)? {
            // nobody waits any more: the output was closed
            let _ = done.send((work(&chunk), chunk));
        }
        Ok(())
    };
    thread::scope(|scope| {
        let readers: Vec<_> = (0..threads.get())
            .map(|_| {
                let order = order.clone();
                scope.spawn(|| read(order))
            })
            .collect();
        drop(order);
        for result in results {
            if let Ok((done, chunk)) = result.recv() {
                take(done, &chunk)?;
                reuse(chunk);
            }
        }
        for reader in readers {
            match reader.join() {
                Ok(read) => read.map_err(failed)?,
                Err(_) => return Err(Stop::Failed("读佐证的线程中断了".to_owned())),
            }
        }
        Ok(())
    })
}

/// A chunk, and where to send what comes of it.
type Task<T> = (Chunk, SyncSender<(T, Chunk)>);

/// The next chunk, its place in the order taken; none when the text has ended, could not be read on, or nobody waits.
fn next_task<T>(
    input: &Mutex<Option<Chunks<impl Read>>>,
    spare: &impl Fn() -> Vec<u8>,
    order: &SyncSender<Receiver<(T, Chunk)>>,
) -> io::Result<Option<Task<T>>> {
    let Ok(mut input) = input.lock() else { return Ok(None) };
    // taken out, and put back only while there is more
    let Some(mut chunks) = input.take() else { return Ok(None) };
    let Some(chunk) = chunks.next(spare())? else { return Ok(None) };
    let (done, result) = sync_channel(1);
    if order.send(result).is_err() {
        return Ok(None);
    }
    *input = Some(chunks);
    Ok(Some((chunk, done)))
}
