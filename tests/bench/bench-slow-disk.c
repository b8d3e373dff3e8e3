#include <unistd.h>

/* Preloaded: a disk that takes 30 ms to make sure of anything. */

#define DELAY 30000 /* microseconds */

int
fsync (int fd)
{
  usleep (DELAY);

  return 0;
}

int
fdatasync (int fd)
{
  usleep (DELAY);

  return 0;
}
