// SPDX-License-Identifier: Apache-2.0
#include "serve/http.hpp"

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include <fmt/core.h>
#include <httplib.h>

#include "base/error.hpp"
#include "serve/connection.hpp"
#include "serve/watch.hpp"

namespace govgraph::serve {
namespace {

constexpr std::size_t kThreads = 64;
constexpr std::size_t kLongestBody = 1024;
constexpr int kWaiting =
    256;  // connections that nobody has taken yet; the library lets five wait, and others come back after a second

/// Else what follows on the connection is not the next request, nor is it after one that cannot be understood.
bool is_without_body(const httplib::Request& request) {
  const bool is_empty = !request.has_header("Content-Length") || request.get_header_value("Content-Length") == "0";
  return is_empty && !request.has_header("Transfer-Encoding");
}

/// The library's server with our own reading and writing of sockets.
class Server final : public httplib::Server {
 public:
  Connections connections;

 private:
  bool process_and_close_socket(socket_t socket) override {
    if (connections.add(socket)) answer(socket);
    connections.close(socket);
    return true;
  }

  void answer(socket_t socket) {
    Connection connection(socket, limits_);
    bool closed = false, whole = true;
    const auto look = [&](const httplib::Request& request) { whole = is_without_body(request); };
    for (std::size_t left = limits_.most_requests; left > 0 && whole && !closed && connection.begin_request(); --left) {
      whole = false;
      if (!process_request(connection, left == 1, closed, look)) return;
    }
  }

  ConnectionLimits limits_;
};

Request read(const httplib::Request& from) {
  Request out;
  out.method = from.method;
  out.path = from.path;
  out.target = from.target;
  out.host = from.get_header_value_count("Host") == 1 ? from.get_header_value("Host") : std::string();
  out.from_page = from.get_header_value("Govgraph-Page") == "1";
  for (const auto& [name, value] : from.params) out.query.emplace_back(name, value);
  return out;
}

void write(const Response& from, httplib::Response& to) {
  to.status = from.status;
  for (const auto& [name, value] : headers()) to.set_header(name, value);
  if (from.status == 405) to.set_header("Allow", "GET, HEAD");
  if (from.snapshot != 0) to.set_header("Govgraph-Snapshot", std::to_string(from.snapshot));
  const std::string_view body = from.answer ? std::string_view(from.answer->body) : from.page;
  to.set_content(body.data(), body.size(), std::string(from.type));
}

}  // namespace

struct HttpServer::State {
  explicit State(std::chrono::milliseconds longest) : watch(longest) {}

  std::shared_ptr<const Site> site;
  Watch watch;
  Server server;
  socket_t socket = INVALID_SOCKET;
  std::atomic<bool> ended = false;
};

HttpServer::HttpServer(std::shared_ptr<const Site> site, std::chrono::milliseconds longest)
    : state_(std::make_unique<State>(longest)) {
  state_->site = std::move(site);
  Server& server = state_->server;
  server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  // Without SO_REUSEPORT, so that a second server cannot share the port unseen.
  server.set_socket_options([state = state_.get()](socket_t socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    state->socket = socket;
  });
  server.set_tcp_nodelay(true);
  server.set_payload_max_length(kLongestBody);
  server.set_pre_routing_handler([state = state_.get()](const httplib::Request& from, httplib::Response& response) {
    const Watch::Turn turn(state->watch);
    Request request = read(from);
    request.cancellation = turn.cancellation();
    write(state->site->respond(request), response);
    return httplib::Server::HandlerResponse::Handled;
  });
}

HttpServer::~HttpServer() = default;

int HttpServer::bind(const std::string& host, int port) {
  errno = 0;
  const int bound = port == 0                                 ? state_->server.bind_to_any_port(host)
                    : state_->server.bind_to_port(host, port) ? port
                                                              : -1;
  if (bound < 0)
    throw UsageError(fmt::format("serve: cannot listen on {} port {}{}; give another --port, or 0 for any free one",
                                 host, port, errno == 0 ? std::string() : fmt::format(" ({})", std::strerror(errno))));
  ::listen(state_->socket, kWaiting);
  return bound;
}

void HttpServer::run() {
  state_->server.listen_after_bind();
  state_->ended = true;
}

void HttpServer::stop() {
  // The library hears nothing before it listens, and may be told only once.
  while (!state_->ended && !state_->server.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  if (!state_->ended) state_->server.stop();
  state_->watch.end_all();
  state_->server.connections.shut_down();
}

}  // namespace govgraph::serve
