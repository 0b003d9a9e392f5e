// SPDX-License-Identifier: Apache-2.0
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <new>

#include "text/parse_messages.hpp"
#include "text/workers.hpp"

namespace govgraph::text {
namespace {

constexpr int kSocket = STDIN_FILENO;
constexpr int kSenseless = 2;

bool is_socket() {
  int type = 0;
  socklen_t size = sizeof type;
  return ::getsockopt(kSocket, SOL_SOCKET, SO_TYPE, &type, &size) == 0;
}

bool receive(std::size_t size, std::string& out) {
  out.resize(size);
  for (std::size_t done = 0; done < size;) {
    const ssize_t got = ::recv(kSocket, out.data() + done, size - done, 0);
    if (got == 0 || (got < 0 && errno != EINTR)) return false;
    if (got > 0) done += static_cast<std::size_t>(got);
  }
  return true;
}

bool send(std::string_view rest) {
  while (!rest.empty()) {
    const ssize_t sent = ::send(kSocket, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EINTR) return false;
    if (sent > 0) rest.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

/// From now on: then SIGXCPU ends the process, even where nobody is left to kill it.
void limit_time(std::uint32_t seconds) {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  rlimit limit{};
  ::getrlimit(RLIMIT_CPU, &limit);
  limit.rlim_cur = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + seconds + 1;
  ::setrlimit(RLIMIT_CPU, &limit);
}

ParseReply answer(std::span<const Parser> parsers, const ParseRequest& request) {
  ParseReply reply;
  const Parser* parser = find_parser(parsers, request.parser);
  if (parser == nullptr) {
    reply.diagnostics.push_back(
        {"no-parser", Severity::kError, request.input.id, 0, 0,
         "no parser is called " + request.parser + "; run one version of the program at a time"});
    return reply;
  }
  try {
    reply.reading = parser->parse(request.input, reply.diagnostics);
  } catch (const std::bad_alloc&) {
    reply.reading.reset();
    reply.diagnostics = {{"parser-out-of-memory", Severity::kError, request.input.id, 0, 0,
                          "takes more memory than a parser may have; split it or give its text"}};
  }
  return reply;
}

}  // namespace

int serve_parsers(std::span<const Parser> parsers) {
  if (!is_socket()) {
    std::fputs("govgraph: this is started by `govgraph build` alone, to parse documents for it\n", stderr);
    return kSenseless;
  }
  std::string bytes;
  while (receive(kMessageHead, bytes)) {
    const auto length = length_of(bytes);
    if (!length || !receive(*length, bytes)) return kSenseless;
    const auto request = read_request(bytes);
    if (!request) return kSenseless;
    bytes = {};
    limit_time(request->seconds);
    if (!send(to_message(answer(parsers, *request)))) return 0;
  }
  return 0;
}

}  // namespace govgraph::text
