// SPDX-License-Identifier: Apache-2.0
#include "base/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/descriptor.hpp"

namespace govgraph {
namespace {

void limit(__rlimit_resource_t resource, rlim_t soft, rlim_t hard) {
  const rlimit both{soft, hard};
  ::setrlimit(resource, &both);
}

/// A descriptor above the three that it may have to take the place of.
int out_of_the_way(int descriptor, int flags) {
  return descriptor < 0 ? ::open("/dev/null", flags) : ::fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
}

/// In the child, which shares the parent's memory until it is another program: system calls alone. Returns errno.
/// Descriptors close only then: through one the parent hears of it.
int become(const ProcessPlan& plan, char* const* arguments, int parent) {
  ::setpgid(0, 0);
  if (plan.ends_with_thread) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) return ESRCH;
  }
  limit(RLIMIT_CORE, 0, 0);
  if (plan.memory > 0) limit(RLIMIT_AS, plan.memory, plan.memory);
  if (plan.cpu_seconds > 0) limit(RLIMIT_CPU, plan.cpu_seconds, plan.cpu_seconds + 2);
  const int input = out_of_the_way(plan.input, O_RDONLY), output = out_of_the_way(plan.output, O_WRONLY),
            errors = out_of_the_way(plan.errors, O_WRONLY);
  if (::dup2(input, STDIN_FILENO) < 0 || ::dup2(output, STDOUT_FILENO) < 0 || ::dup2(errors, STDERR_FILENO) < 0)
    return errno;
  constexpr unsigned kWhenAnother = 4;                               // CLOSE_RANGE_CLOEXEC, which old headers lack
  ::syscall(SYS_close_range, STDERR_FILENO + 1, ~0U, kWhenAnother);  // where it is unknown, O_CLOEXEC has to do
  for (const int number : {SIGINT, SIGTERM, SIGPIPE, SIGXFSZ}) ::signal(number, SIG_DFL);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::execvp(arguments[0], arguments);
  return errno;
}

/// What the child says of itself: an errno, or nothing, which is good. Waits until it is another program.
int fault_of_child(Descriptor& told, Descriptor& tells) {
  tells.close();
  int fault = 0;
  pollfd waiting{told.get(), POLLIN, 0};
  while (::poll(&waiting, 1, -1) < 0 && errno == EINTR) {
  }
  return ::read(told.get(), &fault, sizeof fault) == sizeof fault ? fault : 0;
}

/// vfork: a copy of a build's page tables would cost more than a small program does. Where it is a mere fork, as under
/// ThreadSanitizer, parent and child run side by side, so each makes the group, and a fault goes through a pipe. No
/// handler of ours may run in the child, so signals wait until it has gone its own way.
int start(const ProcessPlan& plan, char* const* arguments, int& fault) {
  auto [told, tells] = make_pipe();
  tells = Descriptor(out_of_the_way(tells.get(), O_WRONLY));
  sigset_t all, before;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, &before);
  const int parent = ::getpid();
  const int child = ::vfork();
  if (child == 0) {
    const int own = become(plan, arguments, parent);
    ::_exit(::write(tells.get(), &own, sizeof own) > 0 ? 127 : 126);
  }
  if (child < 0) fault = errno;
  if (child > 0) {
    ::setpgid(child, child);
    fault = fault_of_child(told, tells);
  }
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return child;
}

int reap(int id) {
  int status = 0;
  while (::waitpid(id, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

ChildProcess::ChildProcess(const ProcessPlan& plan) {
  std::vector<std::string> words = plan.command;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  int fault = 0;
  id_ = start(plan, arguments.data(), fault);
  if (fault == 0) return;
  if (id_ > 0) reap(id_);
  id_ = 0;
  throw std::system_error(fault, std::generic_category(), plan.command.front());
}

ChildProcess::~ChildProcess() { finish(); }

bool ChildProcess::ended() const {
  siginfo_t info{};
  return id_ == 0 ||
         (::waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == id_);
}

ProcessEnd ChildProcess::finish() {
  if (id_ == 0) return end_;
  ::kill(-id_, SIGKILL);  // before it is reaped: its number is its own until then
  const int status = reap(id_);
  id_ = 0;
  if (WIFEXITED(status)) end_.status = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) end_.signal = WTERMSIG(status);
  return end_;
}

}  // namespace govgraph
