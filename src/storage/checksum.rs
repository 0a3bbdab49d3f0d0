//! CRC-32 (ISO 3309): tells a damaged header and a mistyped recovery code from a wrong secret.
//!
//! It protects against accidents only. Against intent stand the authenticated seals.

/// The reflected polynomial of ISO 3309.
const POLYNOMIAL: u32 = 0xEDB8_8320;

/// The CRC-32 over all parts, as if they stood in one piece.
pub(crate) fn crc32(parts: &[&[u8]]) -> u32 {
    let mut crc = u32::MAX;
    for byte in parts.iter().copied().flatten() {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            let carry = crc & 1;
            crc >>= 1;
            if carry == 1 {
                crc ^= POLYNOMIAL;
            }
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crc32_of_the_standard_check_text_is_the_published_value() {
        assert_eq!(crc32(&[b"123456789"]), 0xCBF4_3926);
        assert_eq!(crc32(&[b"1234", b"56789"]), 0xCBF4_3926);
    }
}
