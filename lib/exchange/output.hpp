// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/cancellation.hpp"

namespace govgraph::exchange {

/// Where an export goes: bytes are gathered in `buffer` and written out in large pieces. A file is written beside its
/// final name and takes it only in `commit`, so that nobody ever finds half an export; without `commit` nothing is
/// left. Faults (no space, no permission, the file exists) throw StorageError or UsageError. Once `cancellation` is
/// requested, writing, and waiting for the reader of a pipe, throws CancelledError. Not thread-safe.
class Output {
 public:
  /// "-" is standard output; devices and pipes are written directly. An existing file is replaced only when
  /// `overwrite`, else UsageError.
  Output(std::string path, bool overwrite, const Cancellation& cancellation = {});
  /// Into a string that outlives it.
  explicit Output(std::string& memory) : overwrite_(true), memory_(&memory) {}
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// Append here, then call `flush_if_full` once in a while (after each line or element).
  std::string& buffer() { return buffer_; }
  void flush_if_full() {
    if (buffer_.size() >= kFull) flush();
  }

  /// Writes a large piece, without taking it into `buffer`.
  void write(std::string_view piece);

  /// Writes out what is left and gives the file its name. REQUIRES: called once, last. Of several files that belong
  /// together `flush` them all before, so that a full disk leaves the old ones.
  void commit();
  void flush();

  std::uint64_t bytes() const { return written_ + buffer_.size(); }

 private:
  static constexpr std::size_t kFull = 1 << 20;

  void open_device();
  std::size_t put_some(std::string_view bytes) const;
  void put_out(std::string_view bytes);
  [[noreturn]] void fail(int error) const;

  std::string path_;
  std::string temporary_;  ///< empty for standard output and once committed
  bool overwrite_;
  bool waits_ = false;  ///< writing may wait for whoever reads
  Cancellation cancellation_{};
  std::string* memory_ = nullptr;  ///< in place of a file
  int file_ = -1;
  std::uint64_t written_ = 0;
  std::string buffer_;
};

}  // namespace govgraph::exchange
