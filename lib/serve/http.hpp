// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "serve/site.hpp"

namespace govgraph::serve {

/// A site on a port, over HTTP/1.1. 64 threads, one a connection. Requests longer than 8 kB are refused.
class HttpServer {
 public:
  explicit HttpServer(std::shared_ptr<const Site> site);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// Takes the port, or any free one for 0, and says which. Throws UsageError when it cannot be had.
  int bind(const std::string& host, int port);

  /// Answers until `stop`. REQUIRES: `bind` came before.
  void run();

  /// From another thread; those under way are answered. REQUIRES: `run` was or will be called; called once.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace govgraph::serve
