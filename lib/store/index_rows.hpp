// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/graph_view.hpp"
#include "model/judgement.hpp"
#include "model/reprint.hpp"

/// Rows of the default family by which a corpus is judged where it has changed (corpus_index.hpp), and documents
/// are found by their content. Their keys:
///   key  = "key/" label string(name) article string(scope) id    article: 1 where the scope is one
///   form = "form/" label string(form) id                         of a key that declares it
///   join = "join/" id own kind other                             of either key; own: 1 in the row of the one it is
///   run  = "run/" be32(run) trails document varint(article)      value: varint(runs of the sketch)
///   digest = "digest/" string(digest) document                   of each document, by what it was read from
///   touched = "touched/" document
///     value: list(id label text(name) text(scope) list(text(form)))
/// string: its bytes, NUL as NUL 0xFF, then NUL 0x01: so that a scope and all within it stand together. Values that are
/// not told are empty. Of this module's own use.
namespace govgraph::store {

inline constexpr std::string_view kDigestRows = "digest/";
inline constexpr std::string_view kFormRows = "form/";
inline constexpr std::string_view kJoinRows = "join/";
inline constexpr std::string_view kKeyRows = "key/";
inline constexpr std::string_view kRunRows = "run/";
inline constexpr std::string_view kTouchedRows = "touched/";

void append_string(std::string& out, std::string_view text);

/// The text of such a string, `bytes` cut off behind it; nullopt for malformed bytes.
std::optional<std::string> take_string(std::string_view& bytes);

bool is_article(std::string_view scope);

std::string names_prefix(Label label, std::string_view name);                ///< of keys of that name
std::string names_prefix(Label label, std::string_view name, bool article);  ///< of those in articles, or of the others
std::string key_row(const KeyClaim& claim);
std::string form_prefix(Label label, std::string_view form);
std::string form_row(Label label, std::string_view form, NodeId id);

/// One join as one of its keys sees it.
struct KeyJoin {
  bool own = true;        ///< it is found from this key
  std::uint8_t kind = 0;  ///< whose meaning is that of resolve/judge.hpp
  NodeId other{};

  friend auto operator<=>(const KeyJoin&, const KeyJoin&) = default;
};
std::string join_row(NodeId key, const KeyJoin& join);
std::optional<KeyJoin> parse_join(std::string_view row);

std::string digest_prefix(std::string_view digest);
std::string digest_row(std::string_view digest, DocumentId document);

std::string run_prefix(std::uint32_t run);
std::string run_row(std::uint32_t run, bool lead, ArticleRef article);
struct RunHolder {
  bool lead = false;
  ArticleRef article;

  friend bool operator==(const RunHolder&, const RunHolder&) = default;
};
std::optional<RunHolder> parse_run(std::string_view row);

std::string encode_touched(const std::vector<KeyClaim>& keys);
std::optional<std::vector<KeyClaim>> decode_touched(std::string_view bytes);

}  // namespace govgraph::store
