//! One table as text.

use csv::{Terminator, WriterBuilder};

/// Without it a Danish spreadsheet reads UTF-8 as something else.
const MARK: char = '\u{feff}';

/// The table with its heading. Rows may be of different lengths.
pub(super) fn table(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        // Memory takes everything that is written.
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    let mut text = String::from(MARK);
    text.push_str(&String::from_utf8_lossy(&bytes));
    text
}

/// A number with one decimal, after the comma that a Danish spreadsheet reads.
pub(super) fn decimal(tenths: usize) -> String {
    format!("{},{}", tenths / 10, tenths % 10)
}

/// A spreadsheet takes a cell with such a beginning for a formula, spaces before it or not.
fn harmless(cell: &str) -> String {
    let begins = cell.trim_start_matches([' ', '\u{a0}']).chars().next();
    match begins {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => {
            format!("'{cell}")
        }
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .has_headers(false)
            .flexible(true)
            .from_reader(text.strip_prefix(MARK).unwrap().as_bytes());
        let rows = reader.records().map(|row| {
            let row = row.unwrap();
            row.iter().map(str::to_owned).collect()
        });
        rows.collect()
    }

    #[test]
    fn danish_letters_semicolons_quotes_and_lines_come_back() {
        let row = vec!["æøå Ærø".to_owned(), "a;b \"c\"\r\nd".to_owned()];
        let text = table([row.clone()]);
        assert_eq!(text, "\u{feff}æøå Ærø;\"a;b \"\"c\"\"\r\nd\"\r\n");
        assert_eq!(read(&text), [row]);
    }

    /// Neither marked as text nor put in quotes: a number to whoever reads the comma as Danes do.
    #[test]
    fn number_has_a_decimal_comma() {
        let row = [0, 5, 384, 1000].map(decimal);
        assert_eq!(row, ["0,0", "0,5", "38,4", "100,0"]);
        assert_eq!(table([row.into()]), "\u{feff}0,0;0,5;38,4;100,0\r\n");
    }

    #[test]
    fn no_cell_begins_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM", " =1", "\t=1", "\u{a0}=1", "＝1"] {
            let text = table([vec![cell.to_owned()]]);
            assert_eq!(read(&text), [[format!("'{cell}")]]);
        }
    }

    proptest! {
        #[test]
        fn any_row_comes_back_as_it_was_or_marked_as_text(
            row in prop::collection::vec("[ -~æøå;\"\r\n\t=+@-]{1,12}", 2..6),
        ) {
            let rows = read(&table([row.clone()]));
            prop_assert_eq!(rows.len(), 1);
            for (there, cell) in rows[0].iter().zip(&row) {
                prop_assert_eq!(there.strip_prefix('\'').filter(|_| there != cell).unwrap_or(there), cell);
            }
        }
    }
}
