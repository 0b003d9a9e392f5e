// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "store/options.hpp"

/// The entries of the default family: "format" (decimal), "ontology" (hex), "lexicon", "passes", "options",
/// "own-words" (packed; the words of the researcher's own that "lexicon" names after its '+'), "read-by/" and a
/// document's id (a row of stamp_row for each that was read otherwise than the entries say), "reprints" (rows.hpp;
/// articles that are one text), "equivalences" (the certain judgements packed: pairs of ids), "indexed" (kIndexes where
/// all rows of index_rows.hpp are there), "settled" (pipeline/decisions.cpp; what was decided of pairs when judgements
/// were last applied), "decisions" (rows.hpp; what people have decided), "said/" and a document's id (rows.hpp; what it
/// says itself, where decisions have changed that), "loading" (present while a new database is filled in bulk), "dirty"
/// (present when documents changed since the judgements were made), "applying" (present while judgements are being
/// applied: some documents may still be joined as before).
namespace govgraph::store {

inline constexpr std::string_view kFormatEntry = "format";
inline constexpr std::string_view kOntologyEntry = "ontology";
inline constexpr std::string_view kLexiconEntry = "lexicon";
inline constexpr std::string_view kPassesEntry = "passes";
inline constexpr std::string_view kOptionsEntry = "options";
inline constexpr std::string_view kOwnWordsEntry = "own-words";
inline constexpr std::string_view kDirtyEntry = "dirty";
inline constexpr std::string_view kApplyingEntry = "applying";
inline constexpr std::string_view kLoadingEntry = "loading";
inline constexpr std::string_view kReprintsEntry = "reprints";
inline constexpr std::string_view kJoinsEntry = "joins";  ///< of format 1, no longer written
inline constexpr std::string_view kIndexedEntry = "indexed";
inline constexpr std::string_view kIndexes = "2";  ///< "1": all but those of digests
inline constexpr std::string_view kEquivalencesEntry = "equivalences";
inline constexpr std::string_view kSettledEntry = "settled";
inline constexpr std::string_view kDecisionsEntry = "decisions";
inline constexpr std::string_view kSaidEntry = "said/";
inline constexpr std::string_view kReadByEntry = "read-by/";

using Entry = std::function<std::optional<std::string>(std::string_view name)>;

/// Labels, relation types and what they admit, as 16 hexadecimal digits.
std::string ontology_hash();

BuildStamp stamp_of(const Entry& entry);

/// A stamp as the value of one row: its three parts, each ended by a line end.
std::string stamp_row(const BuildStamp& stamp);
BuildStamp parse_stamp_row(std::string_view row);

/// Throws unless this program can read the database at `path`; the message says what to do.
void require_readable(const Entry& entry, const std::string& path);

/// Throws UsageError when both say how pages are read, and not the same.
void require_same(const BuildStamp& stored, const BuildStamp& wanted, const std::string& path);

}  // namespace govgraph::store
