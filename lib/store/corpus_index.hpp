// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/graph_view.hpp"
#include "model/judgement.hpp"
#include "model/reprint.hpp"
#include "store/index_rows.hpp"

namespace govgraph::store {

/// What of a corpus has changed since it was judged, and the indexes by which the change is judged without looking at
/// the rest: keys by their names, short forms and joins, articles by runs of their wording. The indexes of names and
/// joins are as they were; the caller changes them here, sees his changes at once, and gives all of it to
/// Writer::apply, which writes it together with the judgements. A look-up is a few microseconds. Not thread-safe, and
/// no function may be called out of a visitor. Malformed rows throw CorruptionError. Lives no longer than its writer,
/// which may not write meanwhile.
class CorpusIndex {
 public:
  struct State;
  explicit CorpusIndex(std::unique_ptr<State> state);
  CorpusIndex(CorpusIndex&&) noexcept;
  CorpusIndex& operator=(CorpusIndex&&) noexcept;
  ~CorpusIndex();

  /// Documents that came, went or were changed.
  const std::vector<DocumentId>& touched_documents() const;

  /// Of their keys all of which they say otherwise than before, and all whose scope is an article; ascending, each
  /// once, with all forms that they or a former version declare.
  const std::vector<KeyClaim>& touched_keys() const;

  /// What all documents say of a key, as they are now; nullopt where none names it.
  std::optional<KeyClaim> claim(NodeId key) const;

  bool has(const KeyClaim& key) const;
  bool declares(Label label, std::string_view form, NodeId key) const;
  void set(const KeyClaim& key, bool on);
  void set_declared(Label label, std::string_view form, NodeId key, bool on);

  /// Keys of that name; each until `visit` returns false.
  using VisitKey = std::function<bool(NodeId id, std::string_view scope)>;
  void visit_named(Label label, std::string_view name, const VisitKey& visit) const;
  void visit_outside_articles(Label label, std::string_view name, const VisitKey& visit) const;
  void visit_at(Label label, std::string_view name, std::string_view scope, const VisitKey& visit) const;
  void visit_within(Label label, std::string_view name, std::string_view scope, const VisitKey& visit) const;
  void visit_declaring(Label label, std::string_view form, const VisitKey& visit) const;  ///< without scopes

  std::vector<KeyJoin> joins(NodeId key) const;  ///< of either side, ascending
  void set_join(NodeId from, std::uint8_t kind, NodeId to, bool on);

  void set_reprints(std::vector<ReprintGroup> groups);

  std::vector<Judgement> judgements(NodeId key) const;  ///< in force, of which it is the `key`

  /// Articles that hold a run: first those to whose sketch it leads (model/reprint_runs.hpp).
  void visit_run(std::uint32_t run,
                 const std::function<bool(ArticleRef article, std::size_t runs, bool lead)>& visit) const;

  /// Path and sketches of a document; nullopt where it is not there.
  std::optional<std::pair<std::string, std::vector<Sketch>>> sketches(DocumentId document) const;

  std::vector<KeyClaim> keys_in(DocumentId document) const;  ///< that it names

  std::unique_ptr<State> state;
};

}  // namespace govgraph::store
