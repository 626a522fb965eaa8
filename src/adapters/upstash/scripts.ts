/*
 * Lua scripts for changes to several keys at once. Redis runs a script whole, and Upstash runs it on the leader, so
 * that a lagging replica never tells a vault what was erased. Keys: the head (epoch, erased, owner, tombstones,
 * edition), the rows, the rows that expire, and the priorities of rows.
 *
 * A write whose caller gave up may still arrive, after later writes. So each carries a sequence number (`turn` in
 * Redis). A write whose number is not above its owner's last does nothing and returns that number.
 */

/**
 * Reads a page of rows. The first page of a vault with rows makes the caller their owner.
 * ARGV: owner ('' after the first page), hash to go on in (2 or 3), its cursor, entries and characters of a page.
 * Returns epoch, erased, tombstones, edition, 1 if this owner was here before, hash and cursor to go on with (0 at the
 * end), then fields and values in turn.
 */
export const READ = `
local turn = 'turn ' .. ARGV[1]
local head = redis.call('HMGET', KEYS[1], 'epoch', 'erased', 'tombstones', 'edition', turn)
if head[1] and ARGV[1] ~= '' then
  redis.call('HSET', KEYS[1], 'owner', ARGV[1])
  redis.call('HSETNX', KEYS[1], turn, '0')
end
local hash, cursor = tonumber(ARGV[2]), ARGV[3]
local found, size = {}, 0
while hash ~= 0 and #found < 2 * tonumber(ARGV[4]) and size < tonumber(ARGV[5]) do
  local page = redis.call('HSCAN', KEYS[hash], cursor, 'COUNT', 500)
  cursor = page[1]
  for _, text in ipairs(page[2]) do
    found[#found + 1] = text
    size = size + #text
  end
  if cursor == '0' then
    if hash == 2 then hash = 3 else hash = 0 end
  end
end
local known = head[5] and '1' or '0'
local answer = { head[1] or '0', head[2] or '0', head[3] or '', head[4] or '0', known, tostring(hash), cursor }
for _, text in ipairs(found) do answer[#answer + 1] = text end
return answer
`;

/**
 * Reads all rows of a small vault, else the requested rows and those of highest priority. Makes the caller their owner.
 * ARGV: owner, entries and characters of a small vault, the most rows by priority and the most characters of a larger
 * one, the field of a conversation or '', then fields.
 * Returns epoch, erased, tombstones, edition, 1 if these are all rows, then fields and values in turn.
 */
export const READ_PARTIAL = `
local head = redis.call('HMGET', KEYS[1], 'epoch', 'erased', 'tombstones', 'edition')
if head[1] then
  redis.call('HSET', KEYS[1], 'owner', ARGV[1])
  redis.call('HSETNX', KEYS[1], 'turn ' .. ARGV[1], '0')
end
local answer = { head[1] or '0', head[2] or '0', head[3] or '', head[4] or '0', '1' }
if redis.call('HLEN', KEYS[2]) + redis.call('HLEN', KEYS[3]) <= tonumber(ARGV[2]) then
  local size = 0
  for hash = 2, 3 do
    local cursor = '0'
    repeat
      local page = redis.call('HSCAN', KEYS[hash], cursor, 'COUNT', 500)
      cursor = page[1]
      for _, text in ipairs(page[2]) do
        answer[#answer + 1] = text
        size = size + #text
      end
    until cursor == '0' or size > tonumber(ARGV[3])
  end
  if size <= tonumber(ARGV[3]) then return answer end
  answer = { answer[1], answer[2], answer[3], answer[4] }
end
answer[5] = '0'
local fields, known = {}, {}
local function want(field)
  if not known[field] then
    known[field] = true
    fields[#fields + 1] = field
  end
end
for i = 7, #ARGV do want(ARGV[i]) end
if ARGV[6] ~= '' then
  want(ARGV[6])
  local block = redis.call('HGET', KEYS[2], ARGV[6]) or ''
  for id in string.gmatch(block, 'mem_%w+') do want('memories ["' .. id .. '"]') end
end
for _, field in ipairs(redis.call('ZREVRANGE', KEYS[4], 0, tonumber(ARGV[4]) - 1)) do want(field) end
if #fields == 0 then return answer end
local size = 0
for i, row in ipairs(redis.call('HMGET', KEYS[2], unpack(fields))) do
  if row and size + #row <= tonumber(ARGV[5]) then
    size = size + #row
    answer[#answer + 1] = fields[i]
    answer[#answer + 1] = row
  end
end
return answer
`;

/**
 * Changes rows, if this owner may still write in this epoch.
 * ARGV: epoch, owner, turn, when the last of the expiring rows expires (or ''), then hash, field, value and priority in
 * turn. A value of '' deletes the field. A priority of '-' removes it, and '' leaves it as it is.
 */
export const PUSH = `
local turn = 'turn ' .. ARGV[2]
local head = redis.call('HMGET', KEYS[1], 'epoch', 'owner', turn, 'edition')
if head[1] and tonumber(head[1]) > tonumber(ARGV[1]) then return 'erased' end
if head[2] and head[2] ~= ARGV[2] then return 'moved' end
if head[3] and tonumber(head[3]) >= tonumber(ARGV[3]) then return tonumber(head[3]) end
local edition = tonumber(head[4] or '0') + 1
redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'owner', ARGV[2], 'edition', edition, turn, ARGV[3])
for i = 5, #ARGV, 4 do
  local key = KEYS[tonumber(ARGV[i])]
  if ARGV[i + 2] == '' then redis.call('HDEL', key, ARGV[i + 1])
  else redis.call('HSET', key, ARGV[i + 1], ARGV[i + 2]) end
  if ARGV[i + 3] == '-' then redis.call('ZREM', KEYS[4], ARGV[i + 1])
  elseif ARGV[i + 3] ~= '' then redis.call('ZADD', KEYS[4], ARGV[i + 3], ARGV[i + 1]) end
end
if ARGV[4] ~= '' then
  local left = redis.call('PEXPIRETIME', KEYS[3])
  if left < tonumber(ARGV[4]) then redis.call('PEXPIREAT', KEYS[3], ARGV[4]) end
end
return 'kept'
`;

/**
 * Deletes all rows and starts a new epoch.
 * ARGV: the least new epoch, now, owner, turn. Returns the owner's turn and the new epoch, which is the same for a
 * repeated erasure whose first answer was lost.
 */
export const ERASE = `
local turn = 'turn ' .. ARGV[3]
local head = redis.call('HMGET', KEYS[1], 'epoch', turn, 'owner', 'erased')
local held = tonumber(head[1] or '0')
if head[2] and tonumber(head[2]) >= tonumber(ARGV[4]) then return { tonumber(head[2]), held } end
local again = head[3] == ARGV[3] and head[4] and held == tonumber(ARGV[1])
local epoch = again and held or math.max(held + 1, tonumber(ARGV[1]))
redis.call('DEL', KEYS[2], KEYS[3], KEYS[4])
redis.call('HSET', KEYS[1], 'epoch', epoch, 'erased', ARGV[2], 'owner', ARGV[3], turn, ARGV[4])
return { tonumber(ARGV[4]), epoch }
`;
