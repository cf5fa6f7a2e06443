// Opens the published vectors with an HPKE of other hands (RFC 9180, X-Wing), and prints each block in base64.
// Read from standard input where the npm packages lie; the vectors' path is the one argument.
import { readFileSync } from "node:fs";
import { Aes256Gcm, CipherSuite, HkdfSha256 } from "@hpke/core";
import { XWing } from "@hpke/hybridkem-x-wing";

const ENCAPSULATED = 1120;
const vectors = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const bytes = (text, encoding) => Uint8Array.from(Buffer.from(text, encoding));
const suite = new CipherSuite({ kem: new XWing(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const seed = bytes(vectors.recipient.secret, "hex").slice(0, 32);
const recipientKey = await suite.kem.importKey("raw", seed.buffer, false);
for (const vector of vectors.packages) {
  const sealed = bytes(vector.sealed, "base64");
  const recipient = await suite.createRecipientContext({
    recipientKey,
    enc: sealed.slice(0, ENCAPSULATED).buffer,
    info: bytes(vector.info, "base64").buffer,
  });
  const block = await recipient.open(sealed.slice(ENCAPSULATED).buffer);
  console.log(Buffer.from(block).toString("base64"));
}
