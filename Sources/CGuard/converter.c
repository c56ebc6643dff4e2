#define _GNU_SOURCE
#include "CGuard.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

static const char *const system_folders[] = {
    "/usr", "/bin", "/lib", "/lib64", "/etc", "/opt", "/dev/null", "/dev/urandom", "/sys/devices/system/cpu"};

static char *const environment[] = {"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", NULL};

static void limit(int resource, uint64_t amount)
{
    struct rlimit limits = {.rlim_cur = amount, .rlim_max = amount};
    setrlimit(resource, &limits);
}

/* In the new process, which has one thread: only calls that are safe behind fork(2). */
static void become(char *const *arguments, int32_t input, int32_t output, struct dossier_limits limits)
{
    const int last_inherited = 1024;
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_DFL);
    /* Keys that interrupt Dossier are not for it; it ends with Dossier all the same. */
    setpgid(0, 0);
    const int nothing = open("/dev/null", O_RDWR);
    if (dup2(input, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0 || dup2(nothing, STDERR_FILENO) < 0) return;
    for (int descriptor = STDERR_FILENO + 1; descriptor < last_inherited; descriptor++) close(descriptor);
    limit(RLIMIT_CPU, limits.seconds);
    limit(RLIMIT_AS, limits.bytes);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    if (dossier_close_files_but_programs(system_folders, sizeof system_folders / sizeof *system_folders) < 0) return;
    if (dossier_close_network() < 0) return;
    execve(arguments[0], arguments, environment);
}

int32_t dossier_start_converter(char *const *arguments, int32_t input, int32_t output, struct dossier_limits limits)
{
    const pid_t child = fork();
    if (child == 0) {
        become(arguments, input, output, limits);
        _exit(126);
    }
    return (int32_t)child;
}
