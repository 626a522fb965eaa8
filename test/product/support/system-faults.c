/*
 * Stands between workerd and the C library, by LD_PRELOAD: moves its clock, lets its writes to files fail, and ends it at
 * a write. A file of four numbers of 64 bits controls it, which a test writes and reads (system-faults.ts).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

struct control {
  volatile int64_t clock_seconds; /* added to the time of day */
  volatile int64_t write_error;   /* errno of every write; 0: they succeed */
  volatile int64_t writes;        /* counted */
  volatile int64_t kill_at;       /* the write before which the process is killed; 0: none */
};

static struct control *control;

extern char *program_invocation_short_name;

__attribute__((constructor)) static void open_control(void) {
  const char *path = getenv("SYSTEM_FAULTS");
  if (!path || strcmp(program_invocation_short_name, "workerd") != 0) return;
  int file = open(path, O_RDWR);
  if (file < 0) return;
  void *at = mmap(0, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (at != MAP_FAILED) control = at;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int clock_gettime(clockid_t id, struct timespec *now) {
  static __typeof__(&clock_gettime) real;
  if (!real) real = REAL(clock_gettime);
  int failed = real(id, now);
  if (!failed && control && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) now->tv_sec += control->clock_seconds;
  return failed;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  static __typeof__(&gettimeofday) real;
  if (!real) real = REAL(gettimeofday);
  int failed = real(now, zone);
  if (!failed && control) now->tv_sec += control->clock_seconds;
  return failed;
}

static int fails(void) {
  if (!control) return 0;
  int64_t number = __atomic_add_fetch(&control->writes, 1, __ATOMIC_SEQ_CST);
  if (control->kill_at != 0 && number >= control->kill_at) kill(getpid(), SIGKILL);
  if (control->write_error == 0) return 0;
  errno = (int)control->write_error;
  return 1;
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t at) {
  static __typeof__(&pwrite64) real;
  if (!real) real = REAL(pwrite64);
  return fails() ? -1 : real(file, bytes, length, at);
}

int fdatasync(int file) {
  static __typeof__(&fdatasync) real;
  if (!real) real = REAL(fdatasync);
  return fails() ? -1 : real(file);
}

int fsync(int file) {
  static __typeof__(&fsync) real;
  if (!real) real = REAL(fsync);
  return fails() ? -1 : real(file);
}

int ftruncate64(int file, off64_t length) {
  static __typeof__(&ftruncate64) real;
  if (!real) real = REAL(ftruncate64);
  return fails() ? -1 : real(file, length);
}
