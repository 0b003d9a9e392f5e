// SPDX-License-Identifier: Apache-2.0
#include "base/descriptor.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace govgraph {
namespace {

void require(bool good, const char* what) {
  if (!good) throw std::system_error(errno, std::generic_category(), what);
}

void do_not_wait(const Descriptor& end) { ::fcntl(end.get(), F_SETFL, ::fcntl(end.get(), F_GETFL) | O_NONBLOCK); }

}  // namespace

void Descriptor::close() {
  if (number_ >= 0) ::close(number_);
  number_ = -1;
}

std::pair<Descriptor, Descriptor> make_pipe() {
  int ends[2];
  require(::pipe2(ends, O_CLOEXEC) == 0, "cannot make a pipe");
  std::pair<Descriptor, Descriptor> out{Descriptor(ends[0]), Descriptor(ends[1])};
  do_not_wait(out.first);
  return out;
}

std::pair<Descriptor, Descriptor> make_socket_pair() {
  int ends[2];
  require(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0, "cannot make a socket");
  std::pair<Descriptor, Descriptor> out{Descriptor(ends[0]), Descriptor(ends[1])};
  do_not_wait(out.first);
  return out;
}

Descriptor file_in_memory(const char* bytes, std::size_t size) {
  Descriptor out(::memfd_create("input", MFD_CLOEXEC));
  require(out.is_open(), "cannot make a file in memory");
  for (std::size_t done = 0; done < size;) {
    const ssize_t wrote = ::write(out.get(), bytes + done, size - done);
    if (wrote < 0 && errno == EINTR) continue;
    require(wrote > 0, "cannot fill a file in memory");
    done += static_cast<std::size_t>(wrote);
  }
  require(::lseek(out.get(), 0, SEEK_SET) == 0, "cannot rewind a file in memory");
  return out;
}

}  // namespace govgraph
