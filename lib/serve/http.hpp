// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "serve/site.hpp"

namespace govgraph::serve {

/// A site on a port, over HTTP/1.1. 64 threads, one a connection. Whatever a client does ends: a line of a request has
/// at most 8 kB, a whole one 64 kB and 10 seconds to arrive; an answer may take `longest` (then 503) and a minute to be
/// sent, 5 seconds without a byte at most; a connection without request is closed after 2 seconds.
class HttpServer {
 public:
  explicit HttpServer(std::shared_ptr<const Site> site, std::chrono::milliseconds longest = kLongestAnswer);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// Takes the port, or any free one for 0, and says which. Throws UsageError when it cannot be had.
  int bind(const std::string& host, int port);

  /// Answers until `stop`. REQUIRES: `bind` came before.
  void run();

  /// From another thread. Nothing more is read from clients; answers under way are cut short, with 503, where they look
  /// at their cancellation. REQUIRES: `run` was or will be called; called once.
  void stop();

  static constexpr std::chrono::milliseconds kLongestAnswer{10'000};

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace govgraph::serve
