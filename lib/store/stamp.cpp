// SPDX-License-Identifier: Apache-2.0
#include "store/stamp.hpp"

#include <algorithm>
#include <charconv>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "model/ontology.hpp"

namespace govgraph::store {
namespace {

void require_same(std::string_view what, const std::string& stored, const std::string& wanted,
                  const std::string& path) {
  if (stored.empty() || wanted.empty() || stored == wanted) return;
  throw UsageError(path + " was built with " + std::string(what) + " " + stored +
                   ", this would add documents read with " + wanted +
                   ": build with --refresh to read again what was read otherwise, build into a new database, or use "
                   "the same " +
                   std::string(what));
}

std::optional<std::uint32_t> number(const std::string& digits) {
  std::uint32_t out = 0;
  const char* end = digits.data() + digits.size();
  const auto [at, error] = std::from_chars(digits.data(), end, out);
  if (error != std::errc() || at != end) return std::nullopt;
  return out;
}

}  // namespace

std::string ontology_hash() {
  std::string all;
  for (const LabelInfo& each : labels()) all.append(each.name) += static_cast<char>(each.label);
  for (const RelationInfo& each : relation_types()) {
    all.append(each.name) += static_cast<char>(each.type);
    all += each.symmetric ? '=' : '>';
    for (const LabelInfo& head : labels())
      for (const LabelInfo& tail : labels()) all += admits(each.type, head.label, tail.label) ? '1' : '0';
  }
  return hex64(hash64(all));
}

BuildStamp stamp_of(const Entry& entry) {
  return {entry(kLexiconEntry).value_or(""), entry(kPassesEntry).value_or(""), entry(kOptionsEntry).value_or("")};
}

std::string stamp_row(const BuildStamp& stamp) {
  return stamp.lexicon + '\n' + stamp.passes + '\n' + stamp.options + '\n';
}

BuildStamp parse_stamp_row(std::string_view row) {
  BuildStamp out;
  for (std::string* part : {&out.lexicon, &out.passes, &out.options}) {
    const std::size_t end = std::min(row.find('\n'), row.size());
    *part = std::string(row.substr(0, end));
    row.remove_prefix(std::min(end + 1, row.size()));
  }
  return out;
}

void require_readable(const Entry& entry, const std::string& path) {
  const std::optional<std::string> text = entry(kFormatEntry);
  const std::optional<std::uint32_t> format = text ? number(*text) : std::nullopt;
  if (!format)
    throw StorageError(
        path + " is not a govgraph database: it names no format; give the folder that `govgraph build --db` wrote");
  if (*format < kOldestFormat)
    throw CorruptionError(path + " was written by govgraph format " + *text + "; this program reads from " +
                          std::to_string(kOldestFormat) +
                          " on: export it with the govgraph that built it and import that, or build it again");
  if (*format > kFormat)
    throw CorruptionError(path + " was written by govgraph format " + *text + "; this program reads up to " +
                          std::to_string(kFormat) + ": upgrade govgraph or rebuild the database");
  if (entry(kLoadingEntry))
    throw CorruptionError(
        path + " is being filled by an import, or one was killed: wait for it, or import again into the same folder");
  if (entry(kOntologyEntry).value_or("") != ontology_hash())
    throw CorruptionError(
        path +
        " was built with another ontology (labels and relation types): use the govgraph that built it, or rebuild the database");
}

void require_same(const BuildStamp& stored, const BuildStamp& wanted, const std::string& path) {
  require_same("lexicon", stored.lexicon, wanted.lexicon, path);
  require_same("passes", stored.passes, wanted.passes, path);
  require_same("options", stored.options, wanted.options, path);
}

}  // namespace govgraph::store
