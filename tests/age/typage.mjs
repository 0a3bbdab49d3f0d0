// age-encryption (typage) on the command line, for tests/age/others.rs and known.rs:
// node typage.mjs open|seal|make passphrase|key FROM TO SECRET…

import { readFileSync, writeFileSync } from 'node:fs';
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';

const [act, sort, from, to, ...secrets] = process.argv.slice(2);
if (act === 'make') {
  const secret = await generateIdentity();
  writeFileSync(to, `${secret}\n${await identityToRecipient(secret)}\n`);
} else if (act === 'seal') {
  const encrypter = new Encrypter();
  if (sort === 'passphrase') {
    encrypter.setPassphrase(secrets[0]);
    encrypter.setScryptWorkFactor(14);
  } else {
    for (const key of secrets) encrypter.addRecipient(key);
  }
  writeFileSync(to, await encrypter.encrypt(readFileSync(from)));
} else {
  const decrypter = new Decrypter();
  for (const secret of secrets) {
    if (sort === 'passphrase') decrypter.addPassphrase(secret);
    else decrypter.addIdentity(secret);
  }
  writeFileSync(to, await decrypter.decrypt(readFileSync(from)));
}
