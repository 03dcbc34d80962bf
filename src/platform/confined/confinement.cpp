// Linux: resource limits, and a filter that lets only harmless system calls through.
#include "platform/confined/confinement.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <cerrno>
#include <cstddef>
#include <system_error>
#include <vector>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SAMVERK_SANITIZED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SAMVERK_SANITIZED
#endif

namespace confined {

namespace {

#if defined(__x86_64__)
constexpr unsigned processor = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned processor = AUDIT_ARCH_AARCH64;
#else
#error "Name this processor, so that the filter can tell its system calls"
#endif

void limit(int resource, rlim_t most) {
    rlimit const value{.rlim_cur = most, .rlim_max = most};
    if (setrlimit(static_cast<__rlimit_resource>(resource), &value) != 0) {
        throw std::system_error(errno, std::generic_category(), "setrlimit");
    }
}

// Memory, the files that are open, the end, and what a run-time library asks about itself.
constexpr unsigned harmless[] = {
    SYS_read,        SYS_write,        SYS_readv,         SYS_writev,
    SYS_pread64,     SYS_lseek,        SYS_close,         SYS_fstat,
    SYS_mmap,        SYS_munmap,       SYS_mremap,        SYS_mprotect,
    SYS_brk,         SYS_madvise,      SYS_futex,         SYS_exit,
    SYS_exit_group,  SYS_rt_sigreturn, SYS_rt_sigaction,  SYS_rt_sigprocmask,
    SYS_sigaltstack, SYS_getrandom,    SYS_clock_gettime, SYS_gettimeofday,
    SYS_getpid,      SYS_gettid,       SYS_tgkill,        SYS_sched_yield,
    SYS_getuid,      SYS_geteuid,      SYS_getrusage,     SYS_sched_getaffinity,
#ifdef SAMVERK_SANITIZED  // They try addresses by writing them to a pipe.
    SYS_pipe2,
#ifdef SYS_pipe
    SYS_pipe,
#endif
#endif
};

sock_filter step(unsigned code, unsigned value, unsigned char if_true = 0,
                 unsigned char if_false = 0) {
    return {.code = static_cast<unsigned short>(code), .jt = if_true, .jf = if_false, .k = value};
}

std::vector<sock_filter> filter() {
    std::vector<sock_filter> steps = {step(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
                                      step(BPF_JMP | BPF_JEQ | BPF_K, processor, 1, 0),
                                      step(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
                                      step(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
    for (unsigned const call : harmless) {
        steps.push_back(step(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1));
        steps.push_back(step(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    }
    // Others fail as if forbidden, which libraries take in their stride.
    steps.push_back(step(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
    return steps;
}

}

void confine_this_process(std::chrono::seconds processor_time) {
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CPU, static_cast<rlim_t>(processor_time.count()));
#ifndef SAMVERK_SANITIZED  // Sanitizers reserve terabytes of addresses.
    limit(RLIMIT_AS, rlim_t(1) << 30);
#endif
    auto steps = filter();
    sock_fprog const program{.len = static_cast<unsigned short>(steps.size()),
                             .filter = steps.data()};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) {
        throw std::system_error(errno, std::generic_category(), "prctl");
    }
}

}
