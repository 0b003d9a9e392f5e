// SPDX-License-Identifier: Apache-2.0
#include "store/scans.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"
#include "store/claims.hpp"
#include "store/edge_assembly.hpp"
#include "store/rows.hpp"

namespace govgraph::store {
namespace {

/// Places that are filled anew again and again; their strings are kept.
class Places {
 public:
  void clear() { size_ = 0; }

  Located& add() {
    if (size_ == all_.size()) all_.emplace_back();
    return all_[size_++];
  }

  void tidy() {
    if (size_ < 2) return;
    const auto begin = all_.begin(), end = begin + static_cast<std::ptrdiff_t>(size_);
    std::sort(begin, end);
    size_ = static_cast<std::size_t>(std::unique(begin, end) - begin);
  }

  std::span<const Located> view() const { return {all_.data(), size_}; }

 private:
  std::vector<Located> all_;
  std::size_t size_ = 0;
};

bool is_past(IdRange range, std::string_view key) { return bytes::Cursor(key).be64() > range.last; }

/// A single id is looked up and may be again; a whole family would only drive others out of the cache.
std::unique_ptr<rocksdb::Iterator> rows_from(const Database& database, Family family, IdRange range) {
  auto rows = database.scan(family, range.first == range.last ? Database::Extent::kSome : Database::Extent::kAll);
  rows->Seek(key_of(NodeId{range.first}));
  return rows;
}

/// `use(key, value)` until it returns false.
template <class Use>
void visit_range(const Database& database, Family family, IdRange range, Use use) {
  const auto rows = rows_from(database, family, range);
  for (; rows->Valid(); rows->Next()) {
    database.cancellation().check();
    const std::string_view key = view(rows->key());
    if (is_past(range, key) || !use(key, view(rows->value()))) return;
  }
  database.finish(*rows);
}

template <class Id>
[[noreturn]] void refuse(const Database& database, std::string_view what, Id id) {
  throw CorruptionError(database.path() + ": " + std::string(what) + " " + hex64(static_cast<std::uint64_t>(id)) +
                        " cannot be read: run `govgraph check`");
}

}  // namespace

/// What a pass fills anew for each row. A pass borrows it, so that the next finds its strings and the pages it knew.
struct Scans::Scratch {
  Pages::Recall recall;
  Node node;
  std::vector<MentionFact> mentions;
  EdgeRow row;
  EdgeAssembly edge;
  Places places;
  std::vector<EdgeStatement> statements;
  std::unordered_map<DocumentId, std::vector<std::optional<Days>>> days;  ///< of the articles of documents met
};

class Scans::Lease {
 public:
  explicit Lease(const Scans& scans) : scans_(scans) {
    const std::lock_guard lock(scans_.mutex_);
    if (scans_.idle_.empty()) {
      scratch_ = std::make_unique<Scratch>();
      scratch_->edge.know(&scans_.witnesses_, &scans_.corrections_);
    } else {
      scratch_ = std::move(scans_.idle_.back());
      scans_.idle_.pop_back();
    }
    scratch_->places.clear();
    scratch_->statements.clear();
  }
  ~Lease() {
    const std::lock_guard lock(scans_.mutex_);
    scans_.idle_.push_back(std::move(scratch_));
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  Scratch& operator*() const { return *scratch_; }

 private:
  const Scans& scans_;
  std::unique_ptr<Scratch> scratch_;
};

Scans::Scans(const Database& database, Witnesses witnesses, const Corrections& corrections)
    : database_(database), pages_(database), witnesses_(std::move(witnesses)), corrections_(corrections) {}
Scans::~Scans() = default;

/// Calls `row(id, bytes)` until it returns false.
template <class Row>
void Scans::rows_of_nodes(IdRange range, Row row) const {
  visit_range(database_, Family::kNodes, range, [&](std::string_view key, std::string_view value) {
    if (value.empty()) return true;
    const auto id = parse_id(key);
    if (!id) refuse(database_, "a node near", range.first);
    return row(NodeId{*id}, value);
  });
}

void Scans::labels(IdRange range, const std::function<void(NodeId, Label)>& visit) const {
  rows_of_nodes(range, [&](NodeId id, std::string_view row) {
    const auto label = label_of(id, row);
    if (!label) refuse(database_, "the node", id);
    visit(id, corrections_.label(id).value_or(*label));
    return true;
  });
}

void Scans::nodes(IdRange range, std::optional<Label> label, const std::function<bool(const Node&)>& visit) const {
  const Lease lease(*this);
  Node& node = (*lease).node;
  rows_of_nodes(range, [&](NodeId id, std::string_view row) {
    if (label) {  // others need not be put together
      const auto own = label_of(id, row);
      if (!own) refuse(database_, "the node", id);
      if (corrections_.label(id).value_or(*own) != *label) return true;
    }
    if (!assemble_node(id, row, node)) refuse(database_, "the node", id);
    corrections_.apply(node);
    return visit(node);
  });
}

void Scans::add_mentions(const MentionKey& key, std::string_view value, Scratch& scratch) const {
  if (!decode_mentions(value, scratch.mentions)) refuse(database_, "a mention of", key.node);
  for (const MentionFact& each : scratch.mentions)
    pages_.locate(key.document, each.article, each.span, "", scratch.recall, scratch.places.add());
}

void Scans::mentions(NodeId id, const std::function<void(std::span<const Located>)>& use) const {
  const Lease lease(*this);
  Scratch& scratch = *lease;
  const auto one = static_cast<std::uint64_t>(id);
  visit_range(database_, Family::kMentions, {one, one}, [&](std::string_view key, std::string_view value) {
    const auto at = parse_mention_key(key);
    if (!at) refuse(database_, "a mention of", id);
    add_mentions(*at, value, scratch);
    return true;
  });
  scratch.places.tidy();
  use(scratch.places.view());
}

void Scans::nodes_with_mentions(IdRange range,
                                const std::function<bool(const Node&, std::span<const Located>)>& visit) const {
  const Lease lease(*this);
  Scratch& scratch = *lease;
  const auto rows = rows_from(database_, Family::kMentions, range);
  rows_of_nodes(range, [&](NodeId id, std::string_view row) {
    if (!assemble_node(id, row, scratch.node)) refuse(database_, "the node", id);
    corrections_.apply(scratch.node);
    scratch.places.clear();
    for (; rows->Valid(); rows->Next()) {
      const auto at = parse_mention_key(view(rows->key()));
      if (!at) refuse(database_, "a mention near", id);
      if (at->node > id) break;
      if (at->node == id) add_mentions(*at, view(rows->value()), scratch);
    }
    scratch.places.tidy();
    return visit(scratch.node, scratch.places.view());
  });
  database_.finish(*rows);
}

/// Calls `each(document)` for what one document says of an edge, and `end` when an edge is whole, until it returns
/// false.
template <class Each, class End>
void Scans::rows_of_edges(IdRange range, Scratch& scratch, Each each, End end) const {
  bool open = false;
  visit_range(database_, Family::kEvidence, range, [&](std::string_view key, std::string_view value) {
    const auto at = parse_evidence_key(key);
    if (!at) refuse(database_, "a row of an edge near", range.first);
    if (!open || scratch.edge.id() != at->edge) {
      if (open && !end()) return open = false;
      scratch.edge.begin(at->edge);
      open = true;
    }
    if (!decode_edge(value, scratch.row)) refuse(database_, "what is said of the edge", at->edge);
    each(at->document);
    scratch.edge.add(at->document, scratch.row);
    return true;
  });
  if (open) end();
}

void Scans::edges(IdRange range, const std::function<bool(const Edge&)>& visit) const {
  const Lease lease(*this);
  Scratch& scratch = *lease;
  rows_of_edges(
      range, scratch, [](DocumentId) {}, [&] { return visit(scratch.edge.edge()); });
}

void Scans::stated_edges(IdRange range,
                         const std::function<bool(const Edge&, std::span<const ArticleRef>)>& visit) const {
  const Lease lease(*this);
  Scratch& scratch = *lease;
  rows_of_edges(
      range, scratch, [](DocumentId) {}, [&] { return visit(scratch.edge.edge(), scratch.edge.articles()); });
}

void Scans::edges_with_evidence(IdRange range,
                                const std::function<bool(const Edge&, std::span<const Located>)>& visit) const {
  const Lease lease(*this);
  Scratch& scratch = *lease;
  const auto locate = [&](DocumentId document) {
    for (const EdgeRow::Place& each : scratch.row.evidence)
      pages_.locate(document, each.article, each.span, each.rule, scratch.recall, scratch.places.add());
  };
  rows_of_edges(range, scratch, locate, [&] {
    scratch.places.tidy();
    const bool on = visit(scratch.edge.edge(), scratch.places.view());
    scratch.places.clear();
    return on;
  });
}

namespace {

std::vector<std::optional<Days>> days_of_articles(const DocumentInfo& document) {
  const std::optional<Days> issue = days_of(document.date);
  std::vector<std::optional<Days>> out;
  for (const ArticleFact& each : document.articles) {
    const std::optional<Days> own = days_of(each.date);
    out.push_back(own ? own : issue);
  }
  return out;
}

}  // namespace

/// One for each article in which the row that was decoded last says it.
void Scans::add_statements(DocumentId document, Scratch& scratch) const {
  const auto [known, fresh] = scratch.days.try_emplace(document);
  if (fresh) {
    const auto row = database_.get(Family::kDocuments, key_of(document));
    const auto header = row ? decode_header(document, *row) : std::nullopt;
    if (!header) refuse(database_, "the document", document);
    known->second = days_of_articles(*header);
  }
  const std::size_t before = scratch.statements.size();
  for (const EdgeRow::Place& each : scratch.row.evidence) {
    if (scratch.statements.size() > before && scratch.statements.back().article.article == each.article) continue;
    EdgeStatement& out = scratch.statements.emplace_back();
    out.article = {document, each.article};
    if (each.article < known->second.size()) out.said = known->second[each.article];
    for (const auto& [key, value] : scratch.row.properties) out.properties.emplace_back(key, value);
  }
}

void Scans::edge_statements(IdRange range,
                            const std::function<bool(const Edge&, std::span<const EdgeStatement>)>& visit) const {
  const Lease lease(*this);
  Scratch& scratch = *lease;
  constexpr std::size_t kMostDocuments = 100'000;  // what was read stays true: the view does not change
  if (scratch.days.size() > kMostDocuments) scratch.days.clear();
  rows_of_edges(
      range, scratch, [&](DocumentId document) { add_statements(document, scratch); },
      [&] {
        const bool on = visit(scratch.edge.edge(), scratch.statements);
        scratch.statements.clear();
        return on;
      });
}

}  // namespace govgraph::store
