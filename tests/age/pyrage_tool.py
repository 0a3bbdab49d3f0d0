"""pyrage on the command line, for tests/age/others.rs and known.rs:
python3 pyrage_tool.py open|seal|make passphrase|key FROM TO SECRET…
"""

import sys
from pathlib import Path

import pyrage

act, sort, source, target, *secrets = sys.argv[1:]
data = Path(source).read_bytes()
if act == "make":
    secret = pyrage.x25519.Identity.generate()
    made = f"{secret}\n{secret.to_public()}\n".encode()
elif act == "seal" and sort == "passphrase":
    made = pyrage.passphrase.encrypt(data, secrets[0])
elif act == "seal":
    made = pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(key) for key in secrets])
elif sort == "passphrase":
    made = pyrage.passphrase.decrypt(data, secrets[0])
else:
    made = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(secret) for secret in secrets])
Path(target).write_bytes(made)
