// SPDX-License-Identifier: Apache-2.0
#include "store/salvage.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include <rocksdb/sst_file_reader.h>
#include <unistd.h>

#include "base/error.hpp"
#include "store/database.hpp"
#include "store/folder.hpp"
#include "store/rescued_files.hpp"
#include "store/stamp.hpp"

namespace govgraph::store {
namespace {

constexpr std::array kTruth{Family::kDocuments, Family::kStatements, Family::kSources};
constexpr std::size_t kStatementsOfTruth = 1;

/// Where rows may be had.
class Origin {
 public:
  virtual ~Origin() = default;
  virtual std::optional<std::string> get(Family family, const std::string& key) const = 0;
  virtual std::unique_ptr<rocksdb::Iterator> scan(Family family) const = 0;  ///< null: it has none of this family
};

class OfDatabase final : public Origin {
 public:
  explicit OfDatabase(Database database) : database_(std::move(database)) {}

  std::optional<std::string> get(Family family, const std::string& key) const override {
    try {
      return database_.has(family) ? database_.get(family, key) : std::nullopt;
    } catch (const Error&) {
      return std::nullopt;
    }
  }
  std::unique_ptr<rocksdb::Iterator> scan(Family family) const override {
    return database_.has(family) ? database_.scan(family, Database::Extent::kAll) : nullptr;
  }

 private:
  Database database_;
};

/// One table, whatever the list of tables says of it.
class OfTable final : public Origin {
 public:
  explicit OfTable(const std::string& file) : reader_(rocksdb::Options()) {
    if (!reader_.Open(file).ok()) return;
    for (const Family each : kTruth)
      if (name_of(each) == reader_.GetTableProperties()->column_family_name) family_ = each;
  }

  std::optional<std::string> get(Family family, const std::string& key) const override {
    const auto rows = scan(family);
    if (!rows) return std::nullopt;
    rows->Seek(key);
    return rows->Valid() && rows->key() == key ? std::optional(rows->value().ToString()) : std::nullopt;
  }
  std::unique_ptr<rocksdb::Iterator> scan(Family family) const override {
    if (family_ != family) return nullptr;
    return std::unique_ptr<rocksdb::Iterator>(reader_.NewIterator(rocksdb::ReadOptions()));
  }

 private:
  mutable rocksdb::SstFileReader reader_;  // whose iterators are made by a method that is not const
  std::optional<Family> family_;
};

using Origins = std::vector<std::unique_ptr<Origin>>;

/// Adds the keys of a family. Past rows that cannot be read it goes on at the next key that is known.
void add_keys(const Origin& origin, Family family, std::set<std::string>& keys, const Cancellation& cancellation) {
  std::string last;
  for (bool first = true;; first = false) {
    const auto rows = origin.scan(family);
    if (!rows) return;
    if (first) rows->SeekToFirst();
    if (!first) rows->Seek(last);
    for (; rows->Valid(); rows->Next()) {
      cancellation.check();
      last = rows->key().ToString();
      if (parse_id(last)) keys.insert(last);
    }
    if (rows->status().ok()) return;
    const auto next = keys.upper_bound(last);
    if (next == keys.end()) return;
    last = *next;
  }
}

/// Rows of one document, and whether they come from one place: else they may be of two versions of it.
struct Rows {
  std::array<std::optional<std::string>, kTruth.size()> all;
  bool together = true;
};

Rows rows_of(const Origins& origins, const std::string& key) {
  for (const auto& each : origins) {
    Rows out;
    for (std::size_t i = 0; i < kTruth.size(); ++i) out.all[i] = each->get(kTruth[i], key);
    if (std::all_of(out.all.begin(), out.all.end(), [](const auto& row) { return row.has_value(); })) return out;
  }
  Rows out;
  std::set<const Origin*> used;
  for (std::size_t i = 0; i < kTruth.size(); ++i)
    for (auto at = origins.begin(); at != origins.end() && !out.all[i]; ++at) {
      out.all[i] = (*at)->get(kTruth[i], key);
      if (out.all[i]) used.insert(at->get());
    }
  out.together = used.size() < 2;
  return out;
}

bool lie_inside(const Statements& said, const DocumentInfo& info) {
  const auto inside = [&](const auto& place) {
    return place.article < std::max<std::size_t>(info.articles.size(), 1) && place.span.begin <= place.span.end &&
           place.span.end <= info.bytes;
  };
  return std::all_of(
             said.entities.begin(), said.entities.end(),
             [&](const auto& each) { return std::all_of(each.mentions.begin(), each.mentions.end(), inside); }) &&
         std::all_of(said.edges.begin(), said.edges.end(),
                     [&](const auto& each) { return std::all_of(each.evidence.begin(), each.evidence.end(), inside); });
}

Remains remains_of(DocumentId id, const Rows& rows) {
  Remains out;
  out.id = id;
  const auto& [header, statements, source] = rows.all;
  if (header) out.info = decode_header(id, *header);
  if (out.info && document_id(out.info->path) != id) out.info.reset();
  if (source) out.source = unpack(*source, out.info ? std::optional(out.info->bytes) : std::nullopt);
  if (source) out.layout = unpack_layout(*source).value_or("");
  if (statements && rows.together) out.statements = decode_statements(*statements);
  if (out.statements && out.info && !lie_inside(*out.statements, *out.info)) out.statements.reset();
  return out;
}

/// Null when RocksDB cannot open it.
std::unique_ptr<Origin> opened(const std::string& path, const Cancellation& cancellation) {
  try {
    return std::make_unique<OfDatabase>(Database::for_rescue(path, cancellation));
  } catch (const CancelledError&) {
    throw;
  } catch (const Error&) {
    return nullptr;
  }
}

/// Whatever says that the program may not read it. A stamp that is lost says nothing.
void require_ours(const Entry& entry, const std::string& path) {
  const Entry but_loading = [&](std::string_view name) { return name == kLoadingEntry ? std::nullopt : entry(name); };
  if (entry(kFormatEntry) && entry(kOntologyEntry)) require_readable(but_loading, path);
}

}  // namespace

struct Salvage::State {
  std::optional<FolderLock> lock;
  Cancellation cancellation;
  std::optional<std::uint64_t> expected;
  bool log_in_doubt = false;
  Origins origins;  ///< the best first

  std::optional<std::string> entry(std::string_view name) const {
    for (const auto& each : origins)
      if (auto out = each->get(Family::kMeta, std::string(name))) return out;
    return std::nullopt;
  }

  /// What a document says itself, where decisions have changed that.
  std::optional<std::string> own_statements(const std::string& key) const {
    const auto row = entry(std::string(kSaidEntry) + key);
    std::optional<SaidRow> said = row ? decode_said(*row) : std::nullopt;
    return said ? std::optional(std::move(said->statements)) : std::nullopt;
  }
};

Salvage::Salvage(const std::string& path, const std::string& scratch, const Cancellation& cancellation)
    : state_(std::make_unique<State>()) {
  if (what_lies_at(path) != Lies::kHeadless) require_database(path);
  // A disk that nobody can write to, nobody writes to.
  if (::access(path.c_str(), W_OK) == 0) state_->lock.emplace(path, *rocksdb::Env::Default());
  state_->cancellation = cancellation;
  if (const FoundSeal found = seal_of(path); found.seal) state_->expected = found.seal->holdings.documents;
  const Damage damage = damage_of(path, cancellation);
  if (auto whole = opened(path, cancellation)) state_->origins.push_back(std::move(whole));
  if (damage != Damage::kNone) {
    state_->log_in_doubt = !state_->expected && has_log(path);
    const std::vector<std::string> left = rebuild_list(path, scratch, cancellation);
    // Rows past a fault of the log are those of the rebuilt list alone; of a faulty table it has none.
    const auto at = damage == Damage::kTable ? state_->origins.end() : state_->origins.begin();
    if (auto rebuilt = opened(scratch, cancellation)) state_->origins.insert(at, std::move(rebuilt));
    for (const std::string& each : left) state_->origins.push_back(std::make_unique<OfTable>(each));
  }
  require_ours([this](std::string_view name) { return state_->entry(name); }, path);
}

Salvage::~Salvage() = default;

std::optional<BuildStamp> Salvage::stamp() const {
  if (!state_->entry(kFormatEntry)) return std::nullopt;
  return stamp_of([this](std::string_view name) { return state_->entry(name); });
}

std::string Salvage::decisions() const {
  const auto row = state_->entry(kDecisionsEntry);
  const auto decisions = row ? decode_decisions(*row) : std::nullopt;
  return decisions ? decisions->text : std::string();
}

std::optional<std::uint64_t> Salvage::expected() const { return state_->expected; }

bool Salvage::may_miss_some() const { return state_->log_in_doubt; }

bool Salvage::is_half_loaded() const { return !state_->expected && state_->entry(kLoadingEntry); }

void Salvage::visit(const std::function<void(Remains&)>& use) const {
  std::set<std::string> keys;
  for (int round = 0; round < 2; ++round)  // the second time with what the other families know
    for (const auto& each : state_->origins)
      for (const Family family : kTruth) add_keys(*each, family, keys, state_->cancellation);
  for (const std::string& key : keys) {
    state_->cancellation.check();
    Rows rows = rows_of(state_->origins, key);
    if (auto own = state_->own_statements(key)) rows.all[kStatementsOfTruth] = std::move(own);
    Remains remains = remains_of(DocumentId{*parse_id(key)}, rows);
    use(remains);
  }
}

}  // namespace govgraph::store
