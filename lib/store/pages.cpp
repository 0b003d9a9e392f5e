// SPDX-License-Identifier: Apache-2.0
#include "store/pages.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "store/rows.hpp"

namespace govgraph::store {
namespace {

constexpr std::size_t kMostBytes = std::size_t{32} << 20;

}  // namespace

std::shared_ptr<const Pages::Page> Pages::page(DocumentId id) const {
  {
    const std::lock_guard lock(mutex_);
    if (const auto at = at_.find(id); at != at_.end()) {
      recent_.splice(recent_.begin(), recent_, at->second);
      return at->second->second;
    }
  }
  std::shared_ptr<const Page> out = load(id);
  const std::lock_guard lock(mutex_);
  keep(id, out);
  return out;
}

Pages::Recall::Slot& Pages::Recall::slot(DocumentId id) {
  std::size_t i = static_cast<std::uint64_t>(id) & (slots_.size() - 1);
  while (slots_[i].page && slots_[i].id != id) i = (i + 1) & (slots_.size() - 1);
  return slots_[i];
}

void Pages::Recall::grow() {
  std::vector<Slot> before(std::max<std::size_t>(16, 2 * slots_.size()));
  before.swap(slots_);
  for (Slot& each : before)
    if (each.page) slot(each.id) = std::move(each);
}

const Pages::Page& Pages::page(DocumentId id, Recall& recall) const {
  if (const std::uint64_t dropped = dropped_.load(std::memory_order_relaxed); dropped != recall.dropped_) {
    recall.slots_.clear();
    recall.used_ = 0;
    recall.dropped_ = dropped;
  }
  if (2 * recall.used_ >= recall.slots_.size()) recall.grow();
  Recall::Slot& slot = recall.slot(id);
  if (!slot.page) {
    slot = {id, page(id)};
    ++recall.used_;
  }
  return *slot.page;
}

std::string Pages::source(DocumentId id) const {
  {
    const std::lock_guard lock(mutex_);
    if (const auto at = at_.find(id); at != at_.end()) return at->second->second->source;
  }
  const std::string key = key_of(id);
  const auto packed = database_.get(Family::kSources, key);
  if (!packed && !database_.get(Family::kDocuments, key)) return {};
  auto out = packed ? unpack(*packed) : std::nullopt;
  if (!out) throw missing(id);
  return std::move(*out);
}

CorruptionError Pages::missing(DocumentId id) const {
  return CorruptionError(database_.path() + ": document " + hex64(static_cast<std::uint64_t>(id)) +
                         " is missing or cannot be read: run `govgraph check`");
}

std::shared_ptr<const Pages::Page> Pages::load(DocumentId id) const {
  const std::string key = key_of(id);
  const auto header = database_.get(Family::kDocuments, key), packed = database_.get(Family::kSources, key);
  const auto info = header ? decode_header(id, *header) : std::nullopt;
  auto source = packed && info ? unpack(*packed, info->bytes) : std::nullopt;
  if (!info || !source) throw missing(id);
  return std::make_shared<const Page>(Page{info->path, std::move(*source)});
}

void Pages::keep(DocumentId id, const std::shared_ptr<const Page>& page) const {
  if (at_.contains(id)) return;
  recent_.emplace_front(id, page);
  at_.emplace(id, recent_.begin());
  for (bytes_ += page->source.size(); bytes_ > kMostBytes && recent_.size() > 1; recent_.pop_back()) {
    bytes_ -= recent_.back().second->source.size();
    at_.erase(recent_.back().first);
    dropped_.fetch_add(1, std::memory_order_relaxed);
  }
}

void Pages::locate(DocumentId id, std::uint32_t article, ByteSpan span, std::string_view rule, Recall& recall,
                   Located& out) const {
  const Page& in = page(id, recall);
  if (span.begin > span.end || span.end > in.source.size())
    throw CorruptionError(database_.path() + ": a place in " + in.path +
                          " lies outside its text: run `govgraph check`");
  out.document = in.path;
  out.article = article;
  out.span = span;
  utf8::squeeze(std::string_view(in.source).substr(span.begin, span.end - span.begin), out.text);
  out.rule = rule;
}

}  // namespace govgraph::store
