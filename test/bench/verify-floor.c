/* The floor: what OpenSSL's EVP takes to read a sealed file and verify its tag, in pieces of 256 KiB, and nothing else.
   verify-floor FILE KEY-HEX IV-HEX prints milliseconds. */
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PIECE = 256 * 1024, TAG = 16 };

static void hex(const char *text, unsigned char *bytes, int length) {
  for (int at = 0; at < length; at++) {
    unsigned value;
    sscanf(text + 2 * at, "%2x", &value);
    bytes[at] = value;
  }
}

int main(int count, char **words) {
  if (count != 4) return 2;
  unsigned char key[32], iv[12], tag[TAG];
  hex(words[2], key, sizeof key);
  hex(words[3], iv, sizeof iv);
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  int file = open(words[1], O_RDONLY);
  struct stat facts;
  if (file < 0 || fstat(file, &facts) != 0) return 3;
  long left = facts.st_size - TAG;
  if (pread(file, tag, TAG, left) != TAG) return 3;
  unsigned char *in = malloc(PIECE), *out = malloc(PIECE);
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
  int length;
  EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, iv);
  while (left > 0) {
    long got = read(file, in, left < PIECE ? left : PIECE);
    if (got <= 0) return 3;
    EVP_DecryptUpdate(context, out, &length, in, got);
    left -= got;
  }
  EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, TAG, tag);
  if (EVP_DecryptFinal_ex(context, out, &length) != 1) return 1;
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%.3f\n", (end.tv_sec - start.tv_sec) * 1e3 + (end.tv_nsec - start.tv_nsec) / 1e6);
  return 0;
}
