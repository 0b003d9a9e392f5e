// SPDX-License-Identifier: Apache-2.0
#include "store/reader.hpp"

#include <algorithm>
#include <future>
#include <map>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/sort_unique.hpp"
#include "store/claims.hpp"
#include "store/contribution.hpp"
#include "store/corrections.hpp"
#include "store/database.hpp"
#include "store/rows.hpp"
#include "store/scans.hpp"
#include "store/search.hpp"
#include "store/stamp.hpp"
#include "store/statements.hpp"
#include "store/steps.hpp"

namespace govgraph::store {
namespace {

CorruptionError unreadable(const Database& database, std::string_view what, std::uint64_t id) {
  return CorruptionError(database.path() + ": " + std::string(what) + " " + hex64(id) +
                         " cannot be read: run `govgraph check`");
}

std::vector<ReprintGroup> reprints_of(const Database& database) {
  const auto row = database.get(Family::kMeta, kReprintsEntry);
  if (!row) return {};
  auto out = decode_reprints(*row);
  if (!out) throw CorruptionError(database.path() + ": its list of reprints cannot be read: run `govgraph repair`");
  return std::move(*out);
}

DecisionsRow decisions_of(const Database& database) {
  const auto row = database.get(Family::kMeta, kDecisionsEntry);
  auto out = row ? decode_decisions(*row) : DecisionsRow();
  if (!out) throw CorruptionError(database.path() + ": its decisions cannot be read: run `govgraph repair`");
  std::vector<Decision> all = parse_decisions(out->text, database.path() + ": decisions");
  out->outcomes.resize(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) out->outcomes[i].decision = std::move(all[i]);
  return std::move(*out);
}

template <class Id>
std::uint64_t number(Id id) {
  return static_cast<std::uint64_t>(id);
}

DocumentShare share_of_decisions(const std::vector<Decided>& decisions) {
  DocumentShare out;
  for (const Decided& each : decisions) {
    out.nodes.insert(out.nodes.end(), each.nodes.begin(), each.nodes.end());
    out.edges.insert(out.edges.end(), each.edges.begin(), each.edges.end());
  }
  sort_unique(out.nodes);
  sort_unique(out.edges);
  return out;
}

}  // namespace

struct Reader::State {
  explicit State(Database opened)
      : database(std::move(opened)),
        reprints(reprints_of(database)),
        decisions(decisions_of(database)),
        corrections(decisions.outcomes),
        scans(database, Witnesses(reprints), corrections) {}

  DocumentInfo info(DocumentId id, std::string_view row) const {
    std::optional<DocumentInfo> info = decode_header(id, row);
    if (!info) throw unreadable(database, "the document", number(id));
    return std::move(*info);
  }

  template <class Visit>
  void scan_ties(unsigned char first, unsigned char end, Visit visit) const;

  Database database;
  std::vector<ReprintGroup> reprints;
  DecisionsRow decisions;
  Corrections corrections;
  Scans scans;
};

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::~Reader() = default;

std::unique_ptr<Reader> Reader::open(const std::string& path, const Cancellation& cancellation) {
  return std::unique_ptr<Reader>(new Reader(std::make_unique<State>(Database::for_reading(path, cancellation))));
}

BuildStamp Reader::stamp() const {
  return stamp_of([&](std::string_view name) { return state_->database.get(Family::kMeta, name); });
}

std::vector<Reader::ReadBy> Reader::read_by() const {
  std::uint64_t others = 0, all = 0;
  std::map<std::string, std::uint64_t> counts;
  visit_rows(state_->database, Family::kMeta, kReadByEntry, [&](std::string_view, std::string_view row) {
    ++counts[std::string(row)];
    ++others;
    return true;
  });
  visit_rows(state_->database, Family::kDocuments, {}, [&](std::string_view, std::string_view) {
    ++all;
    return true;
  });
  std::vector<ReadBy> out;
  if (all > others) out.push_back({stamp(), all - others});
  for (const auto& [row, count] : counts) out.push_back({parse_stamp_row(row), count});
  return out;
}

bool Reader::read_in_one_way() const {
  bool out = true;
  visit_rows(state_->database, Family::kMeta, kReadByEntry, [&](std::string_view, std::string_view) {
    out = false;
    return false;
  });
  return out;
}

bool Reader::dirty() const {
  return state_->database.get(Family::kMeta, kDirtyEntry) || state_->database.get(Family::kMeta, kApplyingEntry);
}

std::vector<ReprintGroup> Reader::reprints() const { return state_->reprints; }

const std::vector<Decided>& Reader::decisions() const { return state_->decisions.outcomes; }

const std::string& Reader::decisions_text() const { return state_->decisions.text; }

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
  std::optional<Node> out(std::in_place);
  if (!assemble_node(id, *row, *out)) throw unreadable(state_->database, "the node", number(id));
  state_->corrections.apply(*out);
  return out;
}

std::optional<Edge> Reader::edge(EdgeId id) const {
  std::optional<Edge> out;
  state_->scans.edges({number(id), number(id)}, [&](const Edge& edge) {
    out = edge;
    return true;
  });
  return out;
}

std::optional<Edge> Reader::stated_edge(EdgeId id, std::vector<ArticleRef>& articles) const {
  std::optional<Edge> out;
  articles.clear();
  state_->scans.stated_edges({number(id), number(id)}, [&](const Edge& edge, std::span<const ArticleRef> stated) {
    out = edge;
    articles.assign(stated.begin(), stated.end());
    return true;
  });
  return out;
}

void Reader::visit_nodes(std::optional<Label> label, const std::function<bool(const Node&)>& visit) const {
  state_->scans.nodes({}, label, visit);
}

void Reader::visit_nodes_with_mentions(const std::function<bool(const Node&, std::span<const Located>)>& visit) const {
  state_->scans.nodes_with_mentions({}, visit);
}

void Reader::visit_edges(const std::function<bool(const Edge&)>& visit) const { state_->scans.edges({}, visit); }

void Reader::visit_stated_edges(const std::function<bool(const Edge&, std::span<const ArticleRef>)>& visit) const {
  state_->scans.stated_edges({}, visit);
}

void Reader::visit_edge_statements(
    const std::function<bool(const Edge&, std::span<const EdgeStatement>)>& visit) const {
  state_->scans.edge_statements({}, visit);
}

void Reader::visit_edges_with_evidence(const std::function<bool(const Edge&, std::span<const Located>)>& visit) const {
  state_->scans.edges_with_evidence({}, visit);
}

void Reader::visit_labels(const std::function<void(NodeId, Label)>& visit) const { state_->scans.labels({}, visit); }

bool Reader::divides() const { return true; }

void Reader::visit_labels_in(IdRange range, const std::function<void(NodeId, Label)>& visit) const {
  state_->scans.labels(range, visit);
}

void Reader::visit_edges_in(IdRange range, const std::function<bool(const Edge&)>& visit) const {
  state_->scans.edges(range, visit);
}

void Reader::visit_nodes_with_mentions_in(
    IdRange range, const std::function<bool(const Node&, std::span<const Located>)>& visit) const {
  state_->scans.nodes_with_mentions(range, visit);
}

void Reader::visit_edges_with_evidence_in(
    IdRange range, const std::function<bool(const Edge&, std::span<const Located>)>& visit) const {
  state_->scans.edges_with_evidence(range, visit);
}

/// The ties that lead away from nodes whose ids begin with a byte from `first` on, to before `end` (0: to the last).
template <class Visit>
void Reader::State::scan_ties(unsigned char first, unsigned char end, Visit visit) const {
  const auto rows = database.scan(Family::kAdjacency, Database::Extent::kAll);
  const std::string from(1, static_cast<char>(first));
  for (rows->Seek(from); rows->Valid(); rows->Next()) {
    database.cancellation().check();
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
    state_->scan_ties(kMiddle, 0, [&](NodeId head, RelationType type, NodeId tail) {
      out.push_back({head, tail, type});
    });
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

std::vector<NodeId> Reader::named(std::string_view name) const {
  std::vector<NodeId> out = nodes_named(state_->database, name);
  if (state_->corrections.add_named(name, false, out)) sort_unique(out);
  return out;
}

std::vector<NodeId> Reader::containing(std::string_view part, std::size_t limit) const {
  std::vector<NodeId> out = nodes_containing(state_->database, part, limit);
  if (state_->corrections.add_named(part, true, out)) sort_unique(out);
  out.resize(std::min(out.size(), limit));
  return out;
}

std::vector<Located> Reader::mentions(NodeId id) const {
  std::vector<Located> out;
  state_->scans.mentions(id, [&](std::span<const Located> all) { out.assign(all.begin(), all.end()); });
  return out;
}

std::vector<Located> Reader::evidence(EdgeId id) const {
  std::vector<Located> out;
  state_->scans.edges_with_evidence({number(id), number(id)}, [&](const Edge&, std::span<const Located> all) {
    out.assign(all.begin(), all.end());
    return true;
  });
  return out;
}

std::vector<NamedPlace> Reader::named_in(std::string_view path) const {
  const DocumentId id = document_id(path);
  const auto row = state_->database.get(Family::kStatements, key_of(id));
  if (!row) return {};
  const std::optional<PlainStatements> said = unpack_statements(*row);
  if (!said) throw unreadable(state_->database, "the statements of document", number(id));
  std::vector<NamedPlace> out;
  FactCursor facts(said->facts);
  for (EntityFact entity; facts.next(entity);) {
    const NodeId node = stands_for(said->equivalences, entity.id);
    const Label label = state_->corrections.label(node).value_or(entity.label);
    for (const MentionFact& each : entity.mentions) out.push_back({each.span, each.article, node, label});
  }
  sort_unique(out);
  return out;
}

std::vector<EdgeStatement> Reader::statements(EdgeId id) const {
  std::vector<EdgeStatement> out;
  state_->scans.edge_statements({number(id), number(id)}, [&](const Edge&, std::span<const EdgeStatement> all) {
    out.assign(all.begin(), all.end());
    return true;
  });
  return out;
}

std::vector<DocumentInfo> Reader::documents() const {
  std::vector<DocumentInfo> out;
  visit_rows(state_->database, Family::kDocuments, {}, [&](std::string_view key, std::string_view row) {
    const auto id = parse_id(key);
    if (!id) throw unreadable(state_->database, "the document near", 0);
    out.push_back(state_->info(DocumentId{*id}, row));
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

std::string Reader::source(std::string_view path) const { return state_->scans.pages().source(document_id(path)); }

std::string Reader::layout(std::string_view path) const {
  const DocumentId id = document_id(path);
  const auto row = document(path) ? state_->database.get(Family::kSources, key_of(id)) : std::nullopt;
  if (!row) return {};
  std::optional<std::string> out = unpack_layout(*row);
  if (!out) throw unreadable(state_->database, "the layout of document", number(id));
  return std::move(*out);
}

std::optional<DocumentFacts> Reader::facts(std::string_view path) const {
  std::optional<DocumentInfo> info = document(path);
  if (!info) return std::nullopt;
  const auto own = state_->database.get(Family::kMeta, std::string(kSaidEntry) + key_of(info->id));
  std::optional<SaidRow> kept = own ? decode_said(*own) : std::nullopt;
  if (own && !kept) throw unreadable(state_->database, "what it says itself of document", number(info->id));
  const auto row =
      kept ? std::optional(std::move(kept->statements)) : state_->database.get(Family::kStatements, key_of(info->id));
  std::optional<Statements> said = row ? decode_statements(*row) : std::nullopt;
  if (!said) throw unreadable(state_->database, "the statements of document", number(info->id));
  DocumentFacts out;
  out.source = source(path);
  out.layout = layout(path);
  out.path = std::move(info->path);
  out.digest = std::move(info->digest);
  out.encoding = std::move(info->encoding);
  out.date = std::move(info->date);
  out.articles = std::move(info->articles);
  out.entities = std::move(said->entities);
  out.edges = std::move(said->edges);
  out.imprint = std::move(info->imprint);
  out.joins = std::move(info->joins);
  return out;
}

std::optional<std::vector<Fingerprint>> Reader::fingerprints() const {
  std::vector<Fingerprint> out;
  const auto headers = state_->database.scan(Family::kDocuments, Database::Extent::kAll);
  headers->SeekToFirst();
  visit_rows(state_->database, Family::kStatements, {}, [&](std::string_view key, std::string_view row) {
    const auto id = parse_id(key);
    if (!id) throw unreadable(state_->database, "the statements near", 0);
    while (headers->Valid() && view(headers->key()) < key) headers->Next();
    const bool headed = headers->Valid() && view(headers->key()) == key;
    const std::uint64_t header = headed ? hash64(view(headers->value())) : 0;
    out.push_back({DocumentId{*id}, hash64(row) * 31 + header});
    return true;
  });
  state_->database.finish(*headers);
  const auto decided = state_->database.get(Family::kMeta, kDecisionsEntry);
  if (decided) out.push_back({document_id(""), hash64(*decided)});
  std::sort(out.begin(), out.end());
  return out;
}

DocumentShare Reader::share(DocumentId id) const {
  if (id == document_id("")) return share_of_decisions(state_->decisions.outcomes);
  const auto row = state_->database.get(Family::kStatements, key_of(id));
  if (!row) return {};
  const std::optional<Statements> said = decode_statements(*row);
  if (!said) throw unreadable(state_->database, "the statements of document", number(id));
  return share_of(contribution_of(id, said->entities, said->edges, said->equivalences));
}

}  // namespace govgraph::store
