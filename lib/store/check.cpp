// SPDX-License-Identifier: Apache-2.0
#include "store/check.hpp"

#include <stdlib.h>

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "store/database.hpp"
#include "store/group.hpp"
#include "store/rows.hpp"
#include "store/stamp.hpp"

namespace govgraph::store {
namespace {

constexpr std::size_t kMostFaults = 100;
constexpr std::size_t kGroupWeight = std::size_t{8} << 20;

/// A folder for the database that is derived anew, gone afterwards.
class Scratch {
 public:
  Scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "govgraph-check-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
      throw StorageError(name + " cannot be made: set TMPDIR to a folder with room for a copy of the database");
    path_ = name;
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    out += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
    out += "0123456789abcdef"[c & 15];
  }
  return out;
}

class Checker {
 public:
  Checker(const std::string& path, const std::string& scratch)
      : stored_(Database::for_reading(path)), derived_(Database::for_writing(scratch, {})) {}

  CheckReport run() {
    read_judgements();
    visit_rows(stored_, Family::kDocuments, {}, [&](std::string_view key, std::string_view row) {
      check_document(key, row);
      return true;
    });
    check_orphans(Family::kStatements);
    check_orphans(Family::kSources);
    write();
    for (const Family each : families())
      if (is_derived(each)) compare(each);
    return std::move(report_);
  }

 private:
  void fault(std::string text) {
    ++report_.contradictions;
    if (report_.faults.size() < kMostFaults) report_.faults.push_back(std::move(text));
  }

  void read_judgements() {
    std::vector<Judgement> all;
    visit_rows(stored_, Family::kJudgements, {}, [&](std::string_view key, std::string_view value) {
      const auto ids = parse_judgement_key(key);
      auto next = ids ? decode_judgement(ids->key, ids->same_as, value) : std::nullopt;
      if (next)
        all.push_back(std::move(*next));
      else
        fault("the judgement " + hex(key) + " cannot be read");
      return true;
    });
    joins_ = joins_of(all);
    applying_ = stored_.get(Family::kMeta, kApplyingEntry).has_value();
  }

  void check_document(std::string_view key, std::string_view row) {
    ++report_.documents;
    const auto id = parse_id(key);
    const auto info = id ? decode_header(DocumentId{*id}, row) : std::nullopt;
    if (!info) return fault("the header of document " + hex(key) + " cannot be read");
    if (document_id(info->path) != info->id) fault(info->path + ": stands under the id of another path");
    const auto packed = stored_.get(Family::kSources, key);
    const auto source = packed ? unpack(*packed) : std::nullopt;
    if (!source)
      fault(info->path + ": its text is missing or cannot be read");
    else if (source->size() != info->bytes)
      fault(info->path + ": its text is not as long as its header says");
    const auto said = stored_.get(Family::kStatements, key);
    const auto statements = said ? decode_statements(*said) : std::nullopt;
    if (!statements) return fault(info->path + ": its statements are missing or cannot be read");
    check_statements(*info, *statements);
    group_.add(contribution_of(info->id, statements->entities, statements->edges, statements->joins));
    if (group_.weight() >= kGroupWeight) write();
  }

  void check_statements(const DocumentInfo& info, const Statements& said) {
    if (!applying_ && said.joins != restricted(joins_, said.entities))
      fault(info.path + ": is joined otherwise than the judgements say");
    const auto lies_inside = [&](const auto& place) {
      return place.article < std::max<std::size_t>(info.articles.size(), 1) && place.span.begin <= place.span.end &&
             place.span.end <= info.bytes;
    };
    for (const EntityFact& each : said.entities)
      if (!std::all_of(each.mentions.begin(), each.mentions.end(), lies_inside))
        fault(info.path + ": a mention of " + each.name + " lies outside its text");
    for (const EdgeFact& each : said.edges)
      if (!std::all_of(each.evidence.begin(), each.evidence.end(), lies_inside))
        fault(info.path + ": evidence of a relation of " + said.entities[each.head].name + " lies outside its text");
  }

  void check_orphans(Family family) {
    visit_rows(stored_, family, {}, [&](std::string_view key, std::string_view) {
      if (!stored_.get(Family::kDocuments, key))
        fault(std::string(name_of(family)) + " " + hex(key) + ": belongs to no document");
      return true;
    });
  }

  void write() {
    rocksdb::WriteBatch batch;
    BatchSink sink(batch, derived_);
    group_.write_to(sink);
    derived_.write(batch);
    group_.clear();
  }

  void compare(Family family) {
    const auto have = stored_.scan(family), want = derived_.scan(family);
    have->SeekToFirst();
    want->SeekToFirst();
    for (;;) {
      while (have->Valid() && have->value().empty()) have->Next();
      while (want->Valid() && want->value().empty()) want->Next();
      if (!have->Valid() && !want->Valid()) break;
      compare_row(family, *have, *want);
    }
    if (!have->status().ok())
      fault(std::string(name_of(family)) + " cannot be read to its end: " + have->status().ToString());
    derived_.finish(*want);
  }

  void compare_row(Family family, rocksdb::Iterator& have, rocksdb::Iterator& want) {
    ++report_.rows;
    const int order = !have.Valid() ? 1 : !want.Valid() ? -1 : have.key().compare(want.key());
    const std::string row = std::string(name_of(family)) + " " + hex(view(order <= 0 ? have.key() : want.key()));
    if (order < 0) fault(row + ": no document says it");
    if (order > 0) fault(row + ": is missing, though documents say it");
    if (order == 0 && have.value() != want.value()) fault(row + ": differs from what the documents say");
    if (order <= 0) have.Next();
    if (order >= 0) want.Next();
  }

  Database stored_;
  Database derived_;
  Joins joins_;
  bool applying_ = false;
  Group group_;
  CheckReport report_;
};

}  // namespace

CheckReport check(const std::string& path) {
  const Scratch scratch;
  return Checker(path, scratch.path()).run();
}

}  // namespace govgraph::store
