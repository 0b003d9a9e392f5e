// SPDX-License-Identifier: Apache-2.0
#include "store/seal.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <thread>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "store/database.hpp"

namespace govgraph::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFirstLine = "govgraph seal 1";

std::string file_of(const std::string& path) { return (fs::path(path) / "SEAL").string(); }

std::optional<std::string> contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

std::string current_manifest(const std::string& path) {
  std::string out = contents(fs::path(path) / "CURRENT").value_or("");
  while (!out.empty() && out.back() == '\n') out.pop_back();
  return out;
}

std::uint64_t number_in(const std::string& manifest) {
  std::uint64_t out = 0;
  for (const char c : manifest)
    if (c >= '0' && c <= '9') out = out * 10 + static_cast<std::uint64_t>(c - '0');
  return out;
}

std::uint64_t of_document(std::string_view key, std::string_view header) { return hash64(header) * 31 + hash64(key); }

void sync_folder(const std::string& path, rocksdb::Env& env) {
  std::unique_ptr<rocksdb::Directory> folder;
  require(env.NewDirectory(path, &folder), path);
  require(folder->Fsync(), path);
}

bool keeps(const std::string& path, const Seal& seal) {
  const std::string manifest = current_manifest(path);
  if (number_in(manifest) != number_in(seal.manifest)) return number_in(manifest) > number_in(seal.manifest);
  std::error_code error;
  const std::uintmax_t bytes = fs::file_size(fs::path(path) / manifest, error);
  return !error && manifest == seal.manifest && bytes >= seal.manifest_bytes;
}

}  // namespace

void Holdings::add(std::string_view key, std::string_view header) {
  ++documents;
  sum += of_document(key, header);
}

void Holdings::remove(std::string_view key, std::string_view header) {
  --documents;
  sum -= of_document(key, header);
}

FoundSeal seal_of(const std::string& path) {
  const std::optional<std::string> bytes = contents(file_of(path));
  if (!bytes) return {};
  const std::size_t end = bytes->rfind("checksum ");
  if (end == std::string::npos || bytes->substr(end) != "checksum " + hex64(hash64(bytes->substr(0, end))) + "\n")
    return {std::nullopt, true};
  std::istringstream in(*bytes);
  std::string line, word;
  Seal out;
  std::getline(in, line);
  in >> word >> out.manifest >> out.manifest_bytes >> word >> out.holdings.documents >> out.holdings.sum;
  if (!in || line != kFirstLine) return {std::nullopt, true};
  return {out, false};
}

void write_seal(const std::string& path, const Holdings& holdings, rocksdb::Env& env) {
  const std::string manifest = current_manifest(path);
  std::error_code error;
  const std::uintmax_t bytes = fs::file_size(fs::path(path) / manifest, error);
  if (error) return;  // a list that is changing is none that could be sealed
  std::ostringstream text;
  text << kFirstLine << "\nmanifest " << manifest << ' ' << bytes << "\ndocuments " << holdings.documents << ' '
       << holdings.sum << '\n';
  const std::string sealed = text.str() + "checksum " + hex64(hash64(text.str())) + "\n";
  const std::string made = file_of(path) + ".tmp";
  require(rocksdb::WriteStringToFile(&env, sealed, made, true), path);
  require(env.RenameFile(made, file_of(path)), path);
  sync_folder(path, env);
}

void remove_seal(const std::string& path, rocksdb::Env& env) {
  std::error_code ignored;
  if (!fs::exists(file_of(path), ignored)) return;
  require(env.DeleteFile(file_of(path)), path);
  sync_folder(path, env);
}

bool is_untouched(const std::string& path, const FoundSeal& seal) {
  return seal.seal && seal.seal->manifest == current_manifest(path) && keeps(path, *seal.seal);
}

/// A writer takes the seal away and changes the list meanwhile: only what stays so is a fault.
void require_sealed(const std::string& path) {
  constexpr int kLooks = 3;
  for (int look = 0; look < kLooks; ++look) {
    const std::optional<Seal> seal = seal_of(path).seal;
    if (!seal || keeps(path, *seal)) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  throw CorruptionError(path + " is damaged (its list of files, " + current_manifest(path) +
                        ", has lost its end or is an older one): run `govgraph repair --db " + path + "`");
}

}  // namespace govgraph::store
