// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/cancellation.hpp"
#include "serve/parameters.hpp"
#include "serve/snapshot.hpp"

/// What the server says of a graph, as JSON. Functions of a snapshot and a query: no HTTP, no state. A query that does
/// not fit throws UsageError; what may take long throws CancelledError once that is requested. Names and texts come
/// from documents: they are data, and never markup.
namespace govgraph::serve {

struct Answer {
  int status = 200;
  std::string body{};
  std::string_view type = "application/json; charset=utf-8";
};

Answer not_found(std::string_view what);           ///< 404
Answer refused(int status, std::string_view why);  ///< {"error": …}

/// Counts, the timeline, doubts, the best linked nodes; what labels and relations there are.
Answer overview(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation = {});

/// The corpus at a glance: places and what lies in them, the best linked people, the latest documents.
Answer glance(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation = {});

/// q, limit, label: nodes by any part of a name or its pinyin, the best first.
Answer search(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation = {});

/// q, limit, offset, label, since, until, undated: articles by their text (search/text_search.hpp), the best first,
/// with the nodes that stand in what is shown of them. `since` and `until` are days, months or years of articles.
Answer text(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation = {});

/// id, mentions: a node with names, properties, its relations counted, and where it is named.
Answer node(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation = {});

/// id, limit, filter: the nodes one step from a node, and all edges that pass among them and it.
Answer neighbours(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation = {});

/// ids, filter: the edges among these nodes, and the nodes.
Answer between(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation = {});

/// limit, filter: the best linked nodes and the edges among them.
Answer graph(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation = {});

/// from, to, limit, type, avoid: the shortest paths between two nodes that go through none of those in `avoid` (ids).
Answer paths(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation = {});

/// id, each: all that is known of a node: names, properties, its relations by type and direction, at most `each` of a
/// group, with one sentence each; its tenures (serve/tenures.hpp); and the documents that name it, the latest first.
Answer dossier(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation = {});

/// id, limit: who held which office when: of a node, or of the whole graph.
Answer tenures(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation = {});

/// id: an edge and its evidence, with the articles in which it stands.
Answer edge(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation = {});

/// document, article, begin, end, nodes: one article, with a place in it marked; with nodes=1 the nodes that it names,
/// and the numbers of the articles before and after it.
Answer article(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation = {});

/// limit: strings that look like names and were left alone. The first time it takes as long as reading some pages
/// again.
Answer missed(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation = {});

/// kind, sort, order, offset, limit, q, filter: rows of nodes or of edges. Nodes: scope (a part of it), links (at
/// least). Edges: head, tail (parts of the names of their ends), documents (at least).
Answer table(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation = {});

}  // namespace govgraph::serve
