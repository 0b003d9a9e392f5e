// SPDX-License-Identifier: Apache-2.0
#include "serve/api.hpp"

#include <algorithm>
#include <array>
#include <exception>

#include "base/error.hpp"

namespace govgraph::serve {
namespace {

constexpr std::size_t kMostBytes = 32 << 20, kOverhead = 200;

constexpr std::array kRoutes{
    Route{"/api/overview", "counts, the timeline, doubts, labels and relations", overview},
    Route{"/api/glance", "places, people and the latest documents", glance},
    Route{"/api/search", "nodes by any part of a name or its pinyin", search},
    Route{"/api/text", "articles by words of their text", text},
    Route{"/api/node", "a node, its names, and where it is named", node},
    Route{"/api/dossier", "all that is known of a node", dossier},
    Route{"/api/tenures", "who held which office when", tenures},
    Route{"/api/neighbours", "the nodes one step from a node", neighbours},
    Route{"/api/between", "the relations among some nodes", between},
    Route{"/api/graph", "the best linked nodes and their relations", graph},
    Route{"/api/paths", "the shortest paths between two nodes", paths},
    Route{"/api/edge", "a relation and its evidence", edge},
    Route{"/api/article", "the text of an article", article},
    Route{"/api/missed", "strings that look like names and were left alone", missed},
    Route{"/api/table", "nodes or relations in rows", table},
};

Answer made(const Snapshot& snapshot, std::string_view path, const Query& query, const Cancellation& cancellation) {
  const auto route = std::find_if(kRoutes.begin(), kRoutes.end(), [&](const Route& each) { return each.path == path; });
  if (route == kRoutes.end()) return not_found("there is nothing of this name");
  try {
    return route->answer(snapshot, query, cancellation);
  } catch (const CancelledError&) {
    return refused(503, "the answer took too long, or the server ends; ask for less, or again");
  } catch (const UsageError& error) {
    return refused(400, error.what());
  } catch (const std::exception& error) {
    return refused(500, error.what());
  }
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

std::shared_ptr<const Answer> Api::find(const std::string& target) {
  const std::lock_guard lock(mutex_);
  if (const auto at = young_.find(target); at != young_.end()) return at->second;
  const auto at = old_.find(target);
  return at == old_.end() ? nullptr : at->second;
}

void Api::keep(const std::string& target, const std::shared_ptr<const Answer>& answer) {
  const std::size_t bytes = target.size() + answer->body.size() + kOverhead;
  Kept gone;  // taken down after the lock is given back: that takes a while
  const std::lock_guard lock(mutex_);
  if (bytes_ + bytes > kMostBytes) {
    gone.swap(old_);
    old_.swap(young_);
    bytes_ = 0;
  }
  if (young_.emplace(target, answer).second) bytes_ += bytes;
}

std::shared_ptr<const Answer> Api::answer(std::string_view path, const Query& query, const std::string& target,
                                          const Cancellation& cancellation) {
  if (auto kept = find(target)) return kept;
  auto out = std::make_shared<const Answer>(made(*snapshot_, path, query, cancellation));
  if (out->status == 200) keep(target, out);
  return out;
}

}  // namespace govgraph::serve
