// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "store/database.hpp"
#include "store/folder.hpp"
#include "store/writer_note.hpp"

namespace govgraph::store {
namespace {

bool mentions(const std::string& message, std::string_view part) { return message.find(part) != std::string::npos; }

bool is_full(const rocksdb::Status& status, const std::string& message) {
  return status.IsNoSpace() || mentions(message, "No space left") || mentions(message, "File too large") ||
         mentions(message, "quota");
}

/// Files that contradict one another come out as many kinds of status.
bool is_damage(const rocksdb::Status& status, const std::string& message) {
  return status.IsCorruption() || status.IsInvalidArgument() || status.IsNotSupported() || status.IsNotFound() ||
         status.IsPathNotFound() || mentions(message, "No such file");
}

}  // namespace

void raise(const rocksdb::Status& status, const std::string& path) {
  const std::string message = status.ToString();
  if (is_full(status, message))
    throw StorageError(path + ": no space left to write on " + disk_of(path) + " (" + message +
                       "): free some and run the command again, which goes on: finished documents are safe");
  if (mentions(message, "LOCK: Resource temporarily unavailable") ||
      mentions(message, "lock hold by current process")) {
    const std::string writer = writer_of(path);
    throw StorageError(path + " is being written by another process" + (writer.empty() ? "" : " (" + writer + ")") +
                       ": wait for it to end, or give another --db");
  }
  if (mentions(message, "Permission denied") || mentions(message, "Read-only file system"))
    throw StorageError(path + " cannot be written (" + message + "): make the folder writable, or give another --db");
  if (mentions(message, "Too many open files"))
    throw StorageError(path + ": too many open files (" + message + "): allow more with `ulimit -n 1024`");
  if (is_damage(status, message))
    throw CorruptionError(path + " is damaged (" + message + "): run `govgraph repair --db " + path +
                          "`, or restore it from an export");
  throw StorageError(path + ": " + message);
}

}  // namespace govgraph::store
