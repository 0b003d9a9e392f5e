// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/cancellation.hpp"
#include "serve/api.hpp"
#include "serve/decisions_file.hpp"
#include "serve/page_pictures.hpp"
#include "serve/questions.hpp"

namespace govgraph::serve {

/// Whether the server may answer under the name in a Host header: a loopback name or address, the address it listens
/// on, or, when it listens on all, any address. Names of others are refused, so that a page of theirs that resolves to
/// this machine reads nothing.
bool is_own_host(std::string_view header, std::string_view listening_on);

struct Request {
  std::string method;
  std::string path;  ///< decoded
  Query query{};
  std::string target;           ///< path and query as sent
  std::string host;             ///< the Host header
  bool from_page = false;       ///< sent by the page's own script: pages of others cannot set its header
  Cancellation cancellation{};  ///< once requested the answer is 503
};

struct Response {
  int status = 200;
  std::string_view type = "application/json; charset=utf-8";
  std::shared_ptr<const Answer> answer{};  ///< the body; or else
  std::string_view page{};                 ///< of static storage
  std::uint64_t snapshot = 0;              ///< number of the snapshot that was asked; 0: none was
};

/// What is said to requests, without HTTP. Thread-safe.
class Site {
 public:
  /// `current` gives the snapshot to ask; `host` is what the server listens on.
  /// `pictures`: null where pages have none. `decisions`: null where nothing may be written. `questions`: null where
  /// none may be asked.
  Site(std::function<std::shared_ptr<Api>()> current, std::string host,
       std::shared_ptr<const PagePictures> pictures = nullptr, std::shared_ptr<const DecisionsFile> decisions = nullptr,
       std::shared_ptr<const Questions> questions = nullptr)
      : current_(std::move(current)),
        host_(std::move(host)),
        pictures_(std::move(pictures)),
        decisions_(std::move(decisions)),
        questions_(std::move(questions)) {}

  /// GET and HEAD of the page, its script and style, and of /api/…; POST of /api/decide where decisions are taken; 405
  /// for other methods, 403 for foreign hosts and for decisions that are not the page's.
  Response respond(const Request& request) const;

 private:
  std::function<std::shared_ptr<Api>()> current_;
  std::string host_;
  std::shared_ptr<const PagePictures> pictures_;
  std::shared_ptr<const DecisionsFile> decisions_;
  std::shared_ptr<const Questions> questions_;
};

/// Headers of every response: nothing runs but the page's own script, nobody frames it, nothing is kept by caches.
const std::vector<std::pair<std::string, std::string>>& headers();

}  // namespace govgraph::serve
