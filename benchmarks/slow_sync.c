/* A disk whose sync takes 2 ms, for whoever is started with this in LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

static int slowly(const char *name, int file) {
    int (*sync_file)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    struct timespec pause = {0, 2 * 1000 * 1000};
    nanosleep(&pause, 0);
    return sync_file(file);
}

int fsync(int file) { return slowly("fsync", file); }
int fdatasync(int file) { return slowly("fdatasync", file); }
