//! The decision table on the command line, for auditors: one line of JSON facts in, one line of
//! JSON out. What is said about a line is in [`naeste_skridt::domain::next_step::evaluation`].

use std::{
    error::Error,
    io::{self, BufRead, BufReader, BufWriter, ErrorKind, Read, Write},
};

use naeste_skridt::{
    content::municipality,
    domain::{municipality::Thresholds, next_step::evaluation::evaluate_line},
};

fn main() -> Result<(), Box<dyn Error>> {
    let thresholds = municipality::current()?.thresholds;
    let mut output = BufWriter::new(io::stdout().lock());
    let input = BufReader::new(io::stdin().lock());
    match answer(input, &mut output, thresholds) {
        // The reader has seen enough (`evaluate | head`): nothing has gone wrong.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => Ok(result?),
    }
}

fn answer(
    mut input: BufReader<impl Read>,
    output: &mut impl Write,
    thresholds: Thresholds,
) -> io::Result<()> {
    let mut line = Vec::new();
    let mut number = 0;
    while input.read_until(b'\n', &mut line)? > 0 {
        number += 1;
        let text = line.strip_suffix(b"\n").unwrap_or(&line);
        serde_json::to_writer(&mut *output, &evaluate_line(number, text, &thresholds))?;
        output.write_all(b"\n")?;
        line.clear();
        // One who sends a line and waits for its answer gets it at once.
        if input.buffer().is_empty() {
            output.flush()?;
        }
    }
    output.flush()
}
