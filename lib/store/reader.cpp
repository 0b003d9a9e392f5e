// SPDX-License-Identifier: Apache-2.0
#include "store/reader.hpp"

#include <algorithm>
#include <future>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "store/claims.hpp"
#include "store/counted_set.hpp"
#include "store/database.hpp"
#include "store/pages.hpp"
#include "store/rows.hpp"
#include "store/search.hpp"
#include "store/stamp.hpp"
#include "store/steps.hpp"

namespace govgraph::store {
namespace {

CorruptionError unreadable(const Database& database, std::string_view what, std::uint64_t id) {
  return CorruptionError(database.path() + ": " + std::string(what) + " " + hex64(id) + " cannot be read: run `govgraph check`");
}

template <class Id>
std::uint64_t number(Id id) {
  return static_cast<std::uint64_t>(id);
}

void tidy(std::vector<Located>& places) {
  if (places.size() < 2) return;
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
}

/// Puts together an edge out of its rows, which come in ascending order of document.
class EdgeAssembly {
 public:
  explicit EdgeAssembly(EdgeId id) { edge_.id = id; }

  void add(DocumentId document, EdgeRow row) {
    if (edge_.documents == 0) {
      edge_.head = row.head;
      edge_.type = row.type;
      edge_.tail = row.tail;
      edge_.role = std::move(row.role);
      edge_.inferred = true;
    }
    if (edge_.documents == 0 || document != last_) ++edge_.documents;
    last_ = document;
    edge_.inferred = edge_.inferred && row.inferred;
    edge_.confidence = std::max(edge_.confidence, row.confidence);
    for (const auto& [key, value] : row.properties) votes_.add(key, value, 1);
    for (const Evidence& each : row.evidence) articles_.push_back({document, each.article});
  }

  EdgeId id() const { return edge_.id; }

  Edge finish() {
    edge_.properties = votes_.elected();
    return std::move(edge_);
  }

  std::span<const ArticleRef> articles() {
    std::sort(articles_.begin(), articles_.end());
    articles_.erase(std::unique(articles_.begin(), articles_.end()), articles_.end());
    return articles_;
  }

 private:
  Edge edge_;
  std::vector<ArticleRef> articles_;
  DocumentId last_{};
  Votes votes_;
};

}  // namespace

struct Reader::State {
  explicit State(Database opened) : database(std::move(opened)) {}

  EdgeRow edge_row(EdgeId id, std::string_view value) const {
    std::optional<EdgeRow> row = decode_edge(value);
    if (!row) throw unreadable(database, "what is said of the edge", number(id));
    return std::move(*row);
  }

  Node node(NodeId id, std::string_view row) const {
    std::optional<Node> node = assemble_node(id, row);
    if (!node) throw unreadable(database, "the node", number(id));
    return std::move(*node);
  }

  DocumentInfo info(DocumentId id, std::string_view row) const {
    std::optional<DocumentInfo> info = decode_header(id, row);
    if (!info) throw unreadable(database, "the document", number(id));
    return std::move(*info);
  }

  void add_mentions(const MentionKey& key, std::string_view value, std::vector<Located>& out) const {
    const auto places = decode_mentions(value);
    if (!places) throw unreadable(database, "a mention of", number(key.node));
    for (const MentionFact& each : *places) out.push_back(pages.located(key.document, each.article, each.span, ""));
  }

  void add_evidence(DocumentId document, EdgeRow& row, std::vector<Located>& out) const {
    for (Evidence& each : row.evidence) out.push_back(pages.located(document, each.article, each.span, std::move(each.rule)));
  }

  /// Calls `each` for what one document says of an edge, and `visit` when an edge is whole, until it returns false.
  template <class Each, class Visit>
  void scan_edges(Each each, Visit visit) const;

  template <class Visit>
  void scan_ties(unsigned char first, unsigned char end, Visit visit) const;

  Database database;
  Pages pages{database};
};

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::~Reader() = default;

std::unique_ptr<Reader> Reader::open(const std::string& path) {
  return std::unique_ptr<Reader>(new Reader(std::make_unique<State>(Database::for_reading(path))));
}

BuildStamp Reader::stamp() const {
  return stamp_of([&](std::string_view name) { return state_->database.get(Family::kMeta, name); });
}

bool Reader::dirty() const {
  return state_->database.get(Family::kMeta, kDirtyEntry) || state_->database.get(Family::kMeta, kApplyingEntry);
}

std::vector<Judgement> Reader::judgements() const {
  std::vector<Judgement> out;
  visit_rows(state_->database, Family::kJudgements, {}, [&](std::string_view key, std::string_view value) {
    const auto ids = parse_judgement_key(key);
    auto next = ids ? decode_judgement(ids->key, ids->same_as, value) : std::nullopt;
    if (!next) throw unreadable(state_->database, "a judgement over", ids ? number(ids->key) : 0);
    out.push_back(std::move(*next));
    return true;
  });
  return out;
}

std::optional<Node> Reader::node(NodeId id) const {
  const auto row = state_->database.get(Family::kNodes, key_of(id));
  if (!row || row->empty()) return std::nullopt;
  return state_->node(id, *row);
}

std::optional<Edge> Reader::edge(EdgeId id) const {
  EdgeAssembly assembly(id);
  bool found = false;
  visit_rows(state_->database, Family::kEvidence, key_of(id), [&](std::string_view key, std::string_view value) {
    const auto at = parse_evidence_key(key);
    if (!at) throw unreadable(state_->database, "a row of the edge", number(id));
    assembly.add(at->document, state_->edge_row(id, value));
    return found = true;
  });
  return found ? std::optional(assembly.finish()) : std::nullopt;
}

void Reader::visit_nodes(std::optional<Label> label, const std::function<bool(const Node&)>& visit) const {
  visit_rows(state_->database, Family::kNodes, {}, [&](std::string_view key, std::string_view row) {
    if (row.empty()) return true;
    const auto id = parse_id(key);
    if (!id) throw unreadable(state_->database, "a node near", 0);
    if (label) {  // others need not be put together
      const auto own = label_of(NodeId{*id}, row);
      if (!own) throw unreadable(state_->database, "the node", *id);
      if (own != label) return true;
    }
    return visit(state_->node(NodeId{*id}, row));
  });
}

void Reader::visit_nodes_with_mentions(const std::function<bool(const Node&, std::span<const Located>)>& visit) const {
  const auto rows = state_->database.scan(Family::kMentions, Database::Extent::kAll);
  rows->SeekToFirst();
  std::vector<Located> places;
  visit_nodes(std::nullopt, [&](const Node& node) {
    places.clear();
    for (; rows->Valid(); rows->Next()) {
      const auto at = parse_mention_key(view(rows->key()));
      if (!at) throw unreadable(state_->database, "a mention near", number(node.id));
      if (at->node > node.id) break;
      if (at->node == node.id) state_->add_mentions(*at, view(rows->value()), places);
    }
    tidy(places);
    return visit(node, places);
  });
  state_->database.finish(*rows);
}

template <class Each, class Visit>
void Reader::State::scan_edges(Each each, Visit visit) const {
  std::optional<EdgeAssembly> current;
  bool stopped = false;
  visit_rows(database, Family::kEvidence, {}, [&](std::string_view key, std::string_view value) {
    const auto at = parse_evidence_key(key);
    if (!at) throw unreadable(database, "a row of an edge near", 0);
    if (current && current->id() != at->edge) {
      stopped = !visit(*current);
      current.reset();
    }
    if (!current) current.emplace(at->edge);
    if (stopped) return false;
    EdgeRow row = edge_row(at->edge, value);
    each(at->document, row);
    current->add(at->document, std::move(row));
    return true;
  });
  if (current && !stopped) visit(*current);
}

void Reader::visit_edges(const std::function<bool(const Edge&)>& visit) const {
  state_->scan_edges([](DocumentId, const EdgeRow&) {}, [&](EdgeAssembly& edge) { return visit(edge.finish()); });
}

void Reader::visit_stated_edges(const std::function<bool(const Edge&, std::span<const ArticleRef>)>& visit) const {
  state_->scan_edges([](DocumentId, const EdgeRow&) {}, [&](EdgeAssembly& edge) { return visit(edge.finish(), edge.articles()); });
}

void Reader::visit_edges_with_evidence(const std::function<bool(const Edge&, std::span<const Located>)>& visit) const {
  std::vector<Located> places;
  state_->scan_edges([&](DocumentId document, EdgeRow& row) { state_->add_evidence(document, row, places); },
                     [&](EdgeAssembly& edge) {
                       tidy(places);
                       const bool on = visit(edge.finish(), places);
                       places.clear();
                       return on;
                     });
}

void Reader::visit_labels(const std::function<void(NodeId, Label)>& visit) const {
  visit_rows(state_->database, Family::kNodes, {}, [&](std::string_view key, std::string_view row) {
    if (row.empty()) return true;
    const auto id = parse_id(key);
    const auto label = id ? label_of(NodeId{*id}, row) : std::nullopt;
    if (!label) throw unreadable(state_->database, "a node near", id.value_or(0));
    visit(NodeId{*id}, *label);
    return true;
  });
}

/// The ties that lead away from nodes whose ids begin with a byte from `first` on, to before `end` (0: to the last).
template <class Visit>
void Reader::State::scan_ties(unsigned char first, unsigned char end, Visit visit) const {
  const auto rows = database.scan(Family::kAdjacency, Database::Extent::kAll);
  const std::string from(1, static_cast<char>(first));
  for (rows->Seek(from); rows->Valid(); rows->Next()) {
    const std::string_view key = view(rows->key());
    if (end != 0 && static_cast<unsigned char>(key[0]) >= end) break;
    const auto at = parse_adjacency_key(key);
    if (!at) throw unreadable(database, "a neighbourhood near", 0);
    if (at->side == Side::kIn) continue;
    const bool symmetric = govgraph::info(at->type).symmetric;
    const bool sound = visit_ends(view(rows->value()), [&](NodeId other) {
      if (!symmetric || at->node <= other) visit(at->node, at->type, other);
    });
    if (!sound) throw unreadable(database, "the neighbourhood of", number(at->node));
  }
  database.finish(*rows);
}

/// Half of the ties are read beside the other half, and kept meanwhile: 24 bytes each.
void Reader::visit_ties(const std::function<void(NodeId, RelationType, NodeId)>& visit) const {
  struct Tie {
    NodeId head, tail;
    RelationType type;
  };
  constexpr unsigned char kMiddle = 0x80;
  auto later = std::async(std::launch::async, [this] {
    std::vector<Tie> out;
    state_->scan_ties(kMiddle, 0, [&](NodeId head, RelationType type, NodeId tail) { out.push_back({head, tail, type}); });
    return out;
  });
  state_->scan_ties(0, kMiddle, visit);
  for (const Tie& each : later.get()) visit(each.head, each.type, each.tail);
}

void Reader::visit_neighbors(NodeId id, Direction direction, std::optional<RelationType> type,
                             const std::function<bool(const Neighbor&)>& visit) const {
  std::string prefix = key_of(id);
  if (type) prefix += static_cast<char>(*type);
  std::vector<Neighbor> steps;
  visit_rows(state_->database, Family::kAdjacency, prefix, [&](std::string_view key, std::string_view row) {
    const auto at = parse_adjacency_key(key);
    if (!at || !steps_of(*at, row, steps)) throw unreadable(state_->database, "the neighbourhood of", number(id));
    if (!is_wanted(*at, direction)) return true;
    return std::all_of(steps.begin(), steps.end(), visit);
  });
}

std::vector<NodeId> Reader::named(std::string_view name) const { return nodes_named(state_->database, name); }

std::vector<NodeId> Reader::containing(std::string_view part, std::size_t limit) const {
  return nodes_containing(state_->database, part, limit);
}

std::vector<Located> Reader::mentions(NodeId id) const {
  std::vector<Located> out;
  visit_rows(state_->database, Family::kMentions, key_of(id), [&](std::string_view key, std::string_view value) {
    const auto at = parse_mention_key(key);
    if (!at) throw unreadable(state_->database, "a mention of", number(id));
    state_->add_mentions(*at, value, out);
    return true;
  });
  tidy(out);
  return out;
}

std::vector<Located> Reader::evidence(EdgeId id) const {
  std::vector<Located> out;
  visit_rows(state_->database, Family::kEvidence, key_of(id), [&](std::string_view key, std::string_view value) {
    const auto at = parse_evidence_key(key);
    if (!at) throw unreadable(state_->database, "a row of the edge", number(id));
    EdgeRow row = state_->edge_row(id, value);
    state_->add_evidence(at->document, row, out);
    return true;
  });
  tidy(out);
  return out;
}

std::vector<DocumentInfo> Reader::documents() const {
  std::vector<DocumentInfo> out;
  visit_rows(state_->database, Family::kDocuments, {}, [&](std::string_view key, std::string_view row) {
    out.push_back(state_->info(DocumentId{parse_id(key).value_or(0)}, row));
    return true;
  });
  std::sort(out.begin(), out.end(), [](const DocumentInfo& a, const DocumentInfo& b) { return a.path < b.path; });
  return out;
}

std::optional<DocumentInfo> Reader::document(std::string_view path) const {
  const DocumentId id = document_id(path);
  const auto row = state_->database.get(Family::kDocuments, key_of(id));
  return row ? std::optional(state_->info(id, *row)) : std::nullopt;
}

std::string Reader::source(std::string_view path) const {
  return document(path) ? state_->pages.page(document_id(path))->source : std::string();
}

std::optional<DocumentFacts> Reader::facts(std::string_view path) const {
  std::optional<DocumentInfo> info = document(path);
  if (!info) return std::nullopt;
  const auto row = state_->database.get(Family::kStatements, key_of(info->id));
  std::optional<Statements> said = row ? decode_statements(*row) : std::nullopt;
  if (!said) throw unreadable(state_->database, "the statements of document", number(info->id));
  return DocumentFacts{std::move(info->path), std::move(info->digest), std::move(info->encoding), std::move(info->date),
                       source(path), std::move(info->articles), std::move(said->entities), std::move(said->edges)};
}

}  // namespace govgraph::store
