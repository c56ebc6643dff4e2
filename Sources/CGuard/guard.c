#define _GNU_SOURCE
#include "CGuard.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

static const char *const kept[] = {"TERM", "COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LINES", "COLUMNS"};

void dossier_forget_environment(void)
{
    const size_t count = sizeof kept / sizeof *kept;
    char *values[sizeof kept / sizeof *kept];
    for (size_t index = 0; index < count; index++) {
        const char *value = getenv(kept[index]);
        /* A path in TERM or a locale would be one to a file. */
        values[index] = value == NULL || strchr(value, '/') != NULL ? NULL : strdup(value);
    }
    static char *nothing[] = {NULL};
    environ = nothing;
    for (size_t index = 0; index < count; index++) {
        if (values[index] != NULL) setenv(kept[index], values[index], 1);
        free(values[index]);
    }
}

#ifdef __linux__

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

static const uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
/* All that the first version knows; of what later kernels add, to cut files off matters. */
static const uint64_t first_version = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
static const uint64_t truncating = UINT64_C(1) << 14;
static const int32_t truncating_since = 3;
static const uint64_t of_files = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE | truncating;
static const uint64_t writing = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_WRITE_FILE
    | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE | truncating;

int32_t dossier_can_close_files(void)
{
    return (int32_t)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

static int allow(int rules, const char *path, uint64_t access, uint64_t handled)
{
    access &= handled;
    int descriptor = open(path, O_PATH | O_CLOEXEC);
    if (descriptor < 0) return 0;
    struct landlock_path_beneath_attr rule = {.allowed_access = access, .parent_fd = descriptor};
    int failed = (int)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    if (failed && errno == EINVAL) {
        /* A file takes no rights of folders. */
        rule.allowed_access &= of_files;
        failed = (int)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    }
    close(descriptor);
    return failed;
}

static int32_t close_files(
    uint64_t reading_rights, const char *const *readable, int32_t readable_count, const char *const *writable, int32_t writable_count,
    const char *emptied)
{
    const uint64_t handled = first_version | (dossier_can_close_files() >= truncating_since ? truncating : 0);
    struct landlock_ruleset_attr attributes = {.handled_access_fs = handled};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
    if (rules < 0) return errno == ENOSYS || errno == EOPNOTSUPP ? 1 : -1;
    int failed = 0;
    for (int32_t index = 0; index < readable_count; index++) failed |= allow(rules, readable[index], reading_rights, handled);
    for (int32_t index = 0; index < writable_count; index++) failed |= allow(rules, writable[index], writing, handled);
    if (emptied != NULL) failed |= allow(rules, emptied, LANDLOCK_ACCESS_FS_REMOVE_DIR, handled);
    /* libdispatch reads the state of its threads, which have folders of their own there, and ends the process where it can't. */
    failed |= allow(rules, "/proc", LANDLOCK_ACCESS_FS_READ_FILE, handled);
    /* So that one guest's process can't look into another's. */
    if (!failed) failed = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    if (!failed) failed = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (!failed) failed = (int)syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
    return failed ? -1 : 0;
}

int32_t dossier_close_files(
    const char *const *readable, int32_t readable_count, const char *const *writable, int32_t writable_count,
    const char *emptied)
{
    return close_files(reading, readable, readable_count, writable, writable_count, emptied);
}

int32_t dossier_close_files_but_programs(const char *const *folders, int32_t count)
{
    return close_files(reading | LANDLOCK_ACCESS_FS_EXECUTE, folders, count, NULL, 0, NULL);
}

#if defined(__x86_64__)
#define DOSSIER_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define DOSSIER_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

/* The same on every architecture; headers may be older. */
#define IO_URING_SETUP 425
#define CLONE_3 435
#define PIDFD_GETFD 438

int32_t dossier_can_close_programs(void)
{
#ifdef DOSSIER_ARCHITECTURE
    uint32_t action = SECCOMP_RET_ERRNO;
    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
#else
    return 0;
#endif
}

#define REFUSE(number) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

static int32_t close_programs(uint32_t of_execve)
{
#ifdef DOSSIER_ARCHITECTURE
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, DOSSIER_ARCHITECTURE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
#ifdef __x86_64__
        /* The x32 calls have numbers of their own. */
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        REFUSE(SYS_fork), REFUSE(SYS_vfork),
#endif
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_execve, 0, 1), BPF_STMT(BPF_RET | BPF_K, of_execve),
        REFUSE(SYS_execveat), REFUSE(SYS_socket), REFUSE(SYS_connect), REFUSE(SYS_bind),
        REFUSE(SYS_socketpair), REFUSE(SYS_ptrace), REFUSE(SYS_process_vm_readv), REFUSE(SYS_process_vm_writev),
        REFUSE(PIDFD_GETFD), REFUSE(SYS_mount), REFUSE(SYS_bpf), REFUSE(SYS_keyctl), REFUSE(SYS_add_key), REFUSE(SYS_request_key),
        REFUSE(SYS_unshare), REFUSE(SYS_setns), REFUSE(SYS_perf_event_open), REFUSE(SYS_userfaultfd),
        REFUSE(SYS_open_by_handle_at),
        /* Its rings would do what the calls here may not. */
        REFUSE(IO_URING_SETUP), REFUSE(IO_URING_SETUP + 1), REFUSE(IO_URING_SETUP + 2),
        /* Threads, but no processes. What the newer call is asked for lies where a filter can't look; libraries then take the older. */
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, CLONE_3, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args)),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {.len = sizeof filter / sizeof *filter, .filter = filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    long refused = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
    /* The number of a thread that could not be closed too. */
    if (refused >= 0) return refused == 0 ? 0 : -1;
    return errno == ENOSYS || errno == EINVAL ? 1 : -1;
#else
    (void)of_execve;
    return 1;
#endif
}

int32_t dossier_close_programs(void) { return close_programs(SECCOMP_RET_ERRNO | EPERM); }
int32_t dossier_close_network(void) { return close_programs(SECCOMP_RET_ALLOW); }

#else

int32_t dossier_close_files(
    const char *const *readable, int32_t readable_count, const char *const *writable, int32_t writable_count,
    const char *emptied)
{
    (void)readable, (void)readable_count, (void)writable, (void)writable_count, (void)emptied;
    return 1;
}

int32_t dossier_close_files_but_programs(const char *const *folders, int32_t count)
{
    (void)folders, (void)count;
    return 1;
}

int32_t dossier_close_programs(void) { return 1; }
int32_t dossier_close_network(void) { return 1; }
int32_t dossier_can_close_files(void) { return 0; }
int32_t dossier_can_close_programs(void) { return 0; }

#endif
