// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include <array>

namespace govgraph::cli {
namespace {

constexpr std::array kCommands{
    CommandInfo{"build", "Build", "read pages into a database", make_build},
    CommandInfo{"forget", "Build", "retract documents: what they alone said is gone", make_forget},
    CommandInfo{"check", "Build", "cross-check everything that a database holds", make_check},
    CommandInfo{"repair", "Build", "make a sound database of what can be read of a damaged one", make_repair},
    CommandInfo{"docs", "Explore", "list the documents, or their articles", make_docs},
    CommandInfo{"stats", "Explore", "count documents, articles, nodes by label, edges by type", make_stats},
    CommandInfo{"search", "Explore", "find nodes by any part of any name", make_search},
    CommandInfo{"show", "Explore", "a node: its names, relations, neighbours and where it is named", make_show},
    CommandInfo{"neighbors", "Explore", "the nodes around a node", make_neighbors},
    CommandInfo{"ego", "Explore", "the network around a node: all relations between those near it", make_ego},
    CommandInfo{"path", "Explore", "the shortest paths between two nodes, with their evidence", make_path},
    CommandInfo{"between", "Explore", "what ties a set of nodes to one another", make_between},
    CommandInfo{"tenures", "Explore", "who held which office from when to when, and who was followed by whom",
                make_tenures},
    CommandInfo{"query", "Explore", "ask in openCypher, or one of the questions that come along", make_query},
    CommandInfo{"shell", "Explore", "ask in openCypher line by line, with history and completion", make_shell},
    CommandInfo{"why", "Explore", "the sentences that say a relation, or that name a node", make_why},
    CommandInfo{"doubts", "Explore", "list what may be one node, and what looks like a name and was left alone",
                make_doubts},
    CommandInfo{"serve", "Explore", "the graph in a browser, with the text beside it", make_serve},
    CommandInfo{"review", "Correct", "walk through doubts, weak statements and missed names, and decide", make_review},
    CommandInfo{"decisions", "Correct", "list what people have decided, and whether it is in force", make_decisions},
    CommandInfo{"agreement", "Correct", "how far two reviewers agree: Cohen's kappa", make_agreement},
    CommandInfo{"evaluate", "Correct", "how good the graph is, by pages that people have annotated", make_evaluate},
    CommandInfo{"rank", "Measure", "order nodes by a measure of network analysis", make_rank},
    CommandInfo{"communities", "Measure", "groups of nodes that are tied to one another (Leiden)", make_communities},
    CommandInfo{"components", "Measure", "parts of the graph that no path connects", make_components},
    CommandInfo{"project", "Measure", "tie nodes of one label to another's by what they share", make_project},
    CommandInfo{"diff", "Measure", "what differs between two databases: offices, programmes, nodes, edges", make_diff},
    CommandInfo{"export", "Exchange", "write the graph for other programs, or to be imported", make_export},
    CommandInfo{"import", "Exchange", "restore a graph from its jsonl export", make_import},
    CommandInfo{"passes", "Look inside", "list the passes that read a page, or time them", make_passes},
    CommandInfo{"rules", "Look inside", "list the rules that give relations, or try those of your own", make_rules},
    CommandInfo{"trace", "Look inside", "show what each pass decided around a spot of a page", make_trace},
    CommandInfo{"help", "Help", "explain a command", make_help},
    CommandInfo{"version", "Help", "print the versions of the program, its lexicon, its passes and its libraries",
                make_version},
};

}  // namespace

std::span<const CommandInfo> commands() { return kCommands; }

}  // namespace govgraph::cli
