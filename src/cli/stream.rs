//! A long text in chunks of whole lines, worked on by several threads, taken up again in order.
//!
//! Memory is bounded by the chunks under way, however long the text is.

use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::Stop;

/// Bytes a chunk has at least, unless the text ends.
const CHUNK: usize = 1 << 20;

/// Whole lines of a text.
pub struct Chunk {
    /// The bytes; the last line may lack its end only at the end of the text.
    pub bytes: Vec<u8>,
    /// Lines of the text before it.
    pub lines_before: usize,
    /// Whether it is all of the text.
    pub is_whole: bool,
}

/// Cuts what `input` gives into chunks.
pub struct Chunks<R> {
    input: R,
    rest: Vec<u8>,
    line: usize,
    ended: bool,
}

impl<R: Read> Chunks<R> {
    /// Chunks of `head` and then of `input`.
    pub fn new(head: Vec<u8>, input: R) -> Self {
        Self {
            input,
            rest: head,
            line: 0,
            ended: false,
        }
    }

    fn next(&mut self) -> io::Result<Option<Chunk>> {
        let mut bytes = std::mem::take(&mut self.rest);
        let mut searched = 0;
        loop {
            if bytes.len() >= CHUNK
                && let Some(end) = memchr::memrchr(b'\n', &bytes[searched..])
            {
                self.rest = bytes.split_off(searched + end + 1);
                break;
            }
            if self.ended {
                break;
            }
            searched = bytes.len();
            let wanted = CHUNK.max(searched) as u64;
            let read = self.input.by_ref().take(wanted).read_to_end(&mut bytes)?;
            self.ended = (read as u64) < wanted;
            if searched < CHUNK {
                // the first look is at everything
                searched = 0;
            }
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        let lines_before = self.line;
        self.line += memchr::memchr_iter(b'\n', &bytes).count();
        Ok(Some(Chunk {
            bytes,
            lines_before,
            is_whole: lines_before == 0 && self.ended && self.rest.is_empty(),
        }))
    }
}

/// Gives every chunk to `work`, on `threads` threads, and every result to `take`, in the order of the text.
pub fn run<T: Send>(
    mut chunks: Chunks<impl Read + Send>,
    threads: NonZeroUsize,
    work: impl Fn(Chunk) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let failed = |error: io::Error| Stop::Failed(format!("佐证读到一半读不下去：{}", super::files::reason(&error)));
    if threads.get() == 1 {
        while let Some(chunk) = chunks.next().map_err(failed)? {
            take(work(chunk))?;
        }
        return Ok(());
    }
    let (give, tasks) = sync_channel::<(Chunk, SyncSender<T>)>(threads.get());
    let (order, results) = sync_channel::<Receiver<T>>(threads.get() * 2);
    let tasks = Mutex::new(tasks);
    thread::scope(|scope| {
        for _ in 0..threads.get() {
            scope.spawn(|| {
                while let Some((chunk, done)) = next_task(&tasks) {
                    // nobody waits any more: the output was closed
                    let _ = done.send(work(chunk));
                }
            });
        }
        let reading = scope.spawn(move || -> io::Result<()> {
            while let Some(chunk) = chunks.next()? {
                let (done, result) = sync_channel(1);
                if order.send(result).is_err() || give.send((chunk, done)).is_err() {
                    break;
                }
            }
            Ok(())
        });
        for result in results {
            if let Ok(done) = result.recv() {
                take(done)?;
            }
        }
        match reading.join() {
            Ok(read) => read.map_err(failed),
            Err(_) => Err(Stop::Failed("读佐证的线程中断了".to_owned())),
        }
    })
}

/// The next task; none when there will be no more.
fn next_task<T>(tasks: &Mutex<Receiver<T>>) -> Option<T> {
    tasks.lock().ok()?.recv().ok()
}
