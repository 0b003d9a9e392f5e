// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/cancellation.hpp"
#include "model/claim_table.hpp"
#include "model/decision.hpp"
#include "model/facts.hpp"
#include "model/graph_view.hpp"
#include "model/judgement.hpp"
#include "model/packed_facts.hpp"
#include "model/reprint.hpp"
#include "store/corpus_index.hpp"
#include "store/decisions_row.hpp"
#include "store/options.hpp"

namespace govgraph::store {

/// A document made ready to be written: packed, and its share of every derived row counted.
class Prepared {
 public:
  struct State;
  explicit Prepared(std::unique_ptr<State> state);
  Prepared(Prepared&&) noexcept;
  Prepared& operator=(Prepared&&) noexcept;
  ~Prepared();

  std::unique_ptr<State> state;
};

/// Whether `path` is a database that was killed while it was made, or while an import filled it: its next writer, if it
/// creates or loads in bulk, begins anew.
bool holds_nothing(const std::string& path);

/// The one writer of a database. Documents go in whole: each is written in one atomic step with others that came
/// beside it, so a writer that is killed has all of a document or none. What is read back does not depend on the order
/// of documents, on groups, threads or runs. Faults of the disk throw StorageError; what was written before stays.
/// Once OpenOptions::cancellation is requested, `put`, `claims`, `apply` and `flush` of a bulk load throw
/// CancelledError between two steps: call `flush` to keep what was put. Not thread-safe, save `prepare`. What was not
/// flushed when the writer goes is lost.
class Writer {
 public:
  /// Throws StorageError when another process writes there or `path` is something else, UsageError when it was built
  /// with another stamp, CorruptionError when it was written by a newer program.
  static Writer open(const std::string& path, const OpenOptions& options = {});

  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;
  ~Writer();

  /// Whether the document is there with this digest: then it need not be read again.
  bool holds(std::string_view path, std::string_view digest) const;

  /// The costly part of `put`. May run on several threads beside one another and beside `put`, `forget` and `holds`,
  /// but not beside `apply`. Ids of entities are taken as given; order is mended, relations said twice become one.
  /// REQUIRES indexes in range. Throws CancelledError.
  Prepared prepare(DocumentFacts facts, const Cancellation& cancellation = {}) const;

  /// The same of packed facts in normal order.
  Prepared prepare(PackedFacts facts, const Cancellation& cancellation = {}) const;

  /// Adds the document, or replaces the one of its path; while loading in bulk no path may come twice.
  void put(Prepared document);
  void put(DocumentFacts facts) { put(prepare(std::move(facts))); }

  /// Takes away what the document, and it alone, said. False when it is not there.
  bool forget(std::string_view path);

  /// How the document was read: as the database's stamp says, unless a build that reads all again was stopped.
  BuildStamp read_by(std::string_view path) const;

  /// The researcher's own words by which the database says that it was read; nullopt where it does not keep them.
  /// `keep_own_words`: those of the stamp that was given, which takes effect with `restamp` where the database has
  /// another.
  std::optional<std::string> own_words() const;
  void keep_own_words(std::string words);

  /// What all documents say of each key before any judgement.
  ClaimTable claims(const Cancellation& cancellation = {});

  /// What is kept of the wording of every article that has any, by document and article.
  std::vector<std::pair<ArticlePlace, Sketch>> sketches(const Cancellation& cancellation = {});

  /// From now on these articles count as one witness each. REQUIRES articles of the database.
  void keep_reprints(const std::vector<ReprintGroup>& groups);

  std::vector<ReprintGroup> reprints() const;  ///< those that are kept

  /// Whether documents came or went since judgements were last applied.
  bool dirty() const;
  bool unfinished() const;  ///< applying them was interrupted

  /// Whether `index` may be asked for: the corpus was judged as a whole by a program that keeps such indexes, and
  /// applying that was not interrupted.
  bool indexed() const;

  /// Of the documents that were read from bytes of this digest the one of the least id; a look-up, of what was flushed.
  /// REQUIRES `indexed`.
  std::optional<DocumentId> document_with(std::string_view digest) const;

  /// Documents that came, went or were changed since then. A pass over their keys.
  std::size_t touched() const;

  /// The indexes of a corpus, made anew of all that it holds: first that of runs, then those of keys; `joins`: all of
  /// them, each with its kind, ascending. They count once `apply` is done.
  struct IndexedJoin {
    NodeId from{}, to{};
    std::uint8_t kind = 0;
  };
  void index_runs(const std::vector<std::pair<ArticlePlace, Sketch>>& sketches, const Cancellation& cancellation = {});
  void index_keys(const ClaimTable& claims, const std::vector<IndexedJoin>& joins,
                  const Cancellation& cancellation = {});

  /// What has changed since the corpus was judged. REQUIRES `indexed`.
  CorpusIndex index();

  /// An entry of the corpus as a whole, kept as it is given.
  std::string settled() const;  ///< what was decided of pairs when judgements were last applied; empty: nothing
  void keep_settled(std::string bytes);

  /// What people have decided; kept with the next write.
  DecisionsRow decisions() const;
  void keep_decisions(const DecisionsRow& decisions);

  /// Documents that decisions have changed, with what was given to `amend` as `by`.
  std::map<DocumentId, std::string> amended() const;

  /// What a document says itself, before any decision, without its source; nullopt where it is not there. Throws
  /// CorruptionError.
  std::optional<DocumentFacts> said(DocumentId id) const;
  std::string source(DocumentId id) const;

  /// Entities and edges in the place of those of a document, which are kept for `said`; all else stays. Those that it
  /// says itself undo the change. Counts as a change of the corpus where entities differ. In one atomic step.
  void amend(DocumentId id, std::vector<EntityFact> entities, std::vector<EdgeFact> edges, std::string_view by);
  void restore(DocumentId id);

  /// The header of a document that is there.
  std::optional<DocumentInfo> info(DocumentId id) const;
  std::vector<DocumentInfo> documents() const;  ///< a pass over all headers

  /// One key that bears a name, itself or as an alias.
  struct NamedKey {
    NodeId key{}, node{};
    Label label = Label::kPerson;
    std::string name, scope;  ///< of the key
    bool as_alias = false;

    friend auto operator<=>(const NamedKey&, const NamedKey&) = default;
  };
  std::vector<NamedKey> keys_named(std::string_view name) const;  ///< by key

  NodeId node_of(NodeId key) const;                              ///< the key that stands for it
  std::vector<NodeId> keys_of(NodeId node) const;                ///< those for which it stands, ascending
  std::vector<DocumentId> documents_naming(NodeId node) const;   ///< ascending, each once
  std::vector<DocumentId> documents_stating(EdgeId edge) const;  ///< the same
  std::vector<std::pair<EdgeId, std::string>> edges_between(NodeId head, RelationType type,
                                                            NodeId tail) const;  ///< with their roles

  /// Makes these the judgements in force. Only documents that name a key which is now joined otherwise are derived
  /// anew, each in one atomic step; killed or cancelled meanwhile, the next call goes on.
  void apply(const std::vector<Judgement>& judgements, const Cancellation& cancellation = {});

  /// The same where few differ: `gone` are no longer in force and `come` are, and the indexes are as `index` has them.
  void apply(const CorpusIndex& index, const std::vector<Judgement>& gone, const std::vector<Judgement>& come,
             const Cancellation& cancellation = {});

  /// From now on the database counts as built with OpenOptions::stamp: the caller has seen to it that every document
  /// was read so.
  void restamp();

  /// Writes all that was put; it survives a loss of power. `apply` and `claims` do so first. Ends loading in bulk: rows
  /// are merged, the database may be opened, and the writer goes on as any other.
  void flush();

  std::uint64_t
  documents_held();  ///< REQUIRES that all was flushed. A pass over headers where the last writer was killed

  /// What a command does last: flushes, empties the log into tables and leaves a seal, by which `check`, and whoever
  /// opens the database, sees whether anything was lost since.
  void finish();

 private:
  struct State;
  explicit Writer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace govgraph::store
