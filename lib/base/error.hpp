// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

namespace govgraph {

/// Thrown only when the operation asked for cannot go on; caught only in `main`, which maps the
/// kind to an exit code. Messages say what is wrong, where, and what to do about it.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The call itself is wrong: an unknown command, option, name or an ambiguous one.
class UsageError : public Error {
 public:
  using Error::Error;
};

/// A file that was given cannot be used; the message begins with `path` or `path:line`.
class InputError : public Error {
 public:
  using Error::Error;
};

/// A database that contradicts itself or was written by another version.
class CorruptionError : public Error {
 public:
  using Error::Error;
};

/// The disk or RocksDB refused: no space, no permission, a lock held by another process.
class StorageError : public Error {
 public:
  using Error::Error;
};

/// The user asked to stop (see `Cancellation`). What was stored before stays, whole. `main` maps it to 128 plus the
/// number of the signal.
class CancelledError : public Error {
 public:
  using Error::Error;
};

}  // namespace govgraph
