// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "serve/answers.hpp"
#include "serve/overview.hpp"
#include "serve/writing.hpp"

namespace govgraph::serve {
namespace {

constexpr std::size_t kMostStrings = 100;

void write_string(json::Writer& json, const Missed& missed, Places& places) {
  json.begin_object();
  write_text(json, "label", info(missed.label).name);
  write_text(json, "text", missed.text);
  write_text(json, "reason", missed.reason);
  write_number(json, "count", missed.count);
  places.write(json, "places", std::span(&missed.place, 1));
  json.end_object();
}

}  // namespace

void write_missed(json::Writer& json, const Snapshot& snapshot, std::size_t limit, Places* places) {
  Places own(snapshot.view(), Places::kMostText);
  const MissedStrings* missed = snapshot.missed();
  json.begin_object();
  write_number(json, "read", missed == nullptr ? 0 : missed->read);
  write_number(json, "documents", missed == nullptr ? snapshot.counts().documents : missed->documents);
  write_number(json, "found", missed == nullptr ? 0 : missed->strings.size());
  json.key("strings");
  json.begin_array();
  if (missed != nullptr)
    for (std::size_t i = 0; i < std::min(limit, missed->strings.size()); ++i)
      write_string(json, missed->strings[i], places ? *places : own);
  json.end_array();
  if (places == nullptr) own.write_articles(json);
  json.end_object();
}

Answer missed(const Snapshot& snapshot, const Query& query, const Cancellation&) {
  const Parameters parameters(query, {"limit"});
  const std::size_t limit = parameters.number("limit", 20, 1, kMostStrings);
  Answer out;
  json::Writer json(out.body);
  write_missed(json, snapshot, limit);
  return out;
}

}  // namespace govgraph::serve
