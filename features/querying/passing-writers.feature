Feature: Reading a log that others open and close meanwhile

  A cron job lists the log, and a program that writes to it starts or ends at that moment. What SQLite keeps beside the file comes and goes
  with that program, and this is no fault.

  Rule: Who reads gets an answer, whatever is beside the file at which moment

    Scenario Outline: Grace <reads>, and <moment>
      Given a log with 3 entries of which the last are beside the file
      When Grace <reads>, and <moment>
      Then she finds the 3 entries

      Examples:
        | reads        | moment                                                               |
        | opens it     | who has it open closes it when she has seen what is beside it        |
        | backs it up  | who has it open closes it when she has seen what is beside it        |
        | opens it     | another opens and closes it before what is beside it can be copied   |
        | backs it up  | another opens and closes it before what is beside it can be copied   |

    Scenario Outline: Grace <reads>, and it is deleted
      Given a log with 3 entries of which the last are beside the file
      When Grace <reads>, and it is deleted before it can be copied
      Then she is told AUDIT_STORE_MISSING, for there is no such file

      Examples:
        | reads        |
        | opens it     |
        | backs it up  |
