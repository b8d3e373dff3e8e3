/* Preloaded into the program: a disk that is full, slow or remembered, and a death at a call of
 * one's choice. It looks at the files beside HL_DISK_FILE only, is told what to do through the
 * mapped file HL_DISK_CONTROL, and writes what was done to HL_DISK_RECORD. */
#undef _FILE_OFFSET_BITS
#undef _TIME_BITS

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

ssize_t pwrite64 (int         fd,
                  const void *data,
                  size_t      length,
                  int64_t     offset);

#define DRAFT ".draft-"

typedef struct
{
  int full;       /* 1 = nothing can be written there, 2 = only drafts can */
  int slow;       /* microseconds more for each fsync */
  int kill_file;  /* counts down calls for the database, 1 = die at the next */
  int kill_draft; /* the same for writes to a draft */
} Control;

typedef enum
{
  FILE_OTHER,
  FILE_DATABASE,
  FILE_DRAFT,
} File;

static Control *
get_control (void)
{
  static Control idle;
  static Control *control;
  int fd;

  if (control != NULL)
    return control;

  fd = open (getenv ("HL_DISK_CONTROL"), O_RDWR | O_CLOEXEC);
  control = fd < 0 ? &idle : mmap (NULL, sizeof idle, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (fd >= 0)
    close (fd);

  return control;
}

static File
file_at (const char *path)
{
  const char *database = getenv ("HL_DISK_FILE");

  if (strncmp (path, database, strlen (database)) != 0)
    return FILE_OTHER;

  return strstr (path, DRAFT) != NULL ? FILE_DRAFT : FILE_DATABASE;
}

static File
file_of (int   fd,
         char *path)
{
  char link[40];
  ssize_t length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, 4095);
  path[length > 0 ? length : 0] = '\0';

  return file_at (path);
}

static void
record (const char *call,
        const char *path)
{
  static int fd = -2;
  char line[4200];
  ssize_t (*real_write) (int,
                         const void *,
                         size_t) =
    (ssize_t (*)(int, const void *, size_t))dlsym (RTLD_NEXT, "write");

  if (fd == -2)
    fd = open (getenv ("HL_DISK_RECORD"), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);

  snprintf (line, sizeof line, "%s %s\n", call, path + strlen (getenv ("HL_DISK_FILE")));
  if (fd >= 0 && real_write (fd, line, strlen (line)) < 0)
    abort ();
}

/* Returns whether the call may be done. */
static int
pass (const char *call,
      File        file,
      const char *path,
      int         is_write)
{
  Control *control = get_control ();
  int *countdown = file == FILE_DRAFT && is_write ? &control->kill_draft : &control->kill_file;

  if (file == FILE_OTHER)
    return 1;

  if (*countdown > 0 && __sync_sub_and_fetch (countdown, 1) == 0)
    kill (getpid (), SIGKILL);

  if (is_write && (control->full == 1 || (control->full == 2 && file == FILE_DATABASE)))
    {
      record ("full", path);
      errno = ENOSPC;
      return 0;
    }

  record (call, path);

  return 1;
}

#define REAL(name, type) ((type) dlsym (RTLD_NEXT, name))

ssize_t
write (int         fd,
       const void *data,
       size_t      length)
{
  char path[4096];

  if (!pass ("write", file_of (fd, path), path, 1))
    return -1;

  return REAL ("write", ssize_t (*)(int, const void *, size_t)) (fd, data, length);
}

ssize_t
pwrite (int         fd,
        const void *data,
        size_t      length,
        off_t       offset)
{
  char path[4096];

  if (!pass ("write", file_of (fd, path), path, 1))
    return -1;

  return REAL ("pwrite", ssize_t (*)(int, const void *, size_t, off_t)) (fd, data, length, offset);
}

ssize_t
pwrite64 (int         fd,
          const void *data,
          size_t      length,
          int64_t     offset)
{
  char path[4096];

  if (!pass ("write", file_of (fd, path), path, 1))
    return -1;

  return REAL ("pwrite64", ssize_t (*)(int, const void *, size_t, int64_t)) (fd, data, length,
                                                                             offset);
}

static int
sync_with (const char *name,
           int         fd)
{
  char path[4096];
  File file = file_of (fd, path);
  int done;

  if (file != FILE_OTHER && get_control ()->slow > 0)
    usleep ((useconds_t) get_control ()->slow);
  done = REAL (name, int (*)(int)) (fd);
  pass ("sync", file, path, 0);

  return done;
}

int
fsync (int fd)
{
  return sync_with ("fsync", fd);
}

int
fdatasync (int fd)
{
  return sync_with ("fdatasync", fd);
}

int
unlink (const char *path)
{
  pass ("unlink", file_at (path), path, 0);

  return REAL ("unlink", int (*)(const char *)) (path);
}
